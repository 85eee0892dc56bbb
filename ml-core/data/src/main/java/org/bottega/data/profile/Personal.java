package org.bottega.data.profile;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Kinds of personal data that a value's form betrays, checked by their check digits where they have
/// any.
enum Personal {
    MAIL("[\\w.%+-]+@[\\w-]+(\\.[\\w-]+)*\\.\\p{L}{2,}"),
    IBAN("[A-Z]{2}\\d{2}( ?[A-Z0-9]{1,4}){3,8}") {
        @Override
        boolean checked(String text) {
            var plain = text.replace(" ", "");
            if (plain.length() < 15 || plain.length() > 34) {
                return false;
            }
            var digits = new StringBuilder();
            (plain.substring(4) + plain.substring(0, 4))
                    .chars()
                    .forEach(c -> digits.append(Character.digit(c, 36)));
            return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
        }
    },
    CARD("\\d{13,19}|\\d{4}([ -]\\d{4}){3}|3\\d{3}[ -]\\d{6}[ -]\\d{5}") {
        @Override
        boolean checked(String text) {
            var digits = digits(text);
            if (!digits.matches("(?:4|5[1-5]|2[2-7]|3[4678]|6).*")) {
                return false;
            }
            int sum = 0;
            for (int i = 0; i < digits.length(); i++) {
                int d = digits.charAt(digits.length() - 1 - i) - '0';
                int twice = 2 * d > 9 ? 2 * d - 9 : 2 * d;
                sum += i % 2 == 0 ? d : twice;
            }
            return sum % 10 == 0;
        }
    },
    ITALIAN_TAX_CODE(
            "[A-Za-z]{6}[0-9LMNPQRSTUVlmnpqrstuv]{2}[A-EHLMPRSTa-ehlmprst][0-9LMNPQRSTUVlmnpqrstuv]{2}"
                    + "[A-Za-z][0-9LMNPQRSTUVlmnpqrstuv]{3}[A-Za-z]") {
        @Override
        boolean checked(String text) {
            var code = text.toUpperCase(Locale.ROOT);
            int sum = 0;
            for (int i = 0; i < 15; i++) {
                char c = code.charAt(i);
                int at = c <= '9' ? c - '0' : c - 'A';
                // the first place is odd
                sum += i % 2 == 1 ? at : ODD[at];
            }
            return code.charAt(15) == 'A' + sum % 26;
        }
    },
    SPANISH_ID("[XYZxyz]?\\d{7,8}-?[A-Za-z]") {
        @Override
        boolean checked(String text) {
            var code = text.toUpperCase(Locale.ROOT).replace("-", "");
            var number =
                    code.substring(0, code.length() - 1)
                            .replace('X', '0')
                            .replace('Y', '1')
                            .replace('Z', '2');
            return number.length() == 8
                    && code.charAt(code.length() - 1)
                            == "TRWAGMYFPDXBNJZSQVHLCKE".charAt(Integer.parseInt(number) % 23);
        }
    },
    /// no check digit: area, group and serial number as the administration gives them
    AMERICAN_SSN("(?!000|666|9\\d\\d)\\d{3}-(?!00)\\d{2}-(?!0000)\\d{4}"),
    FRENCH_INSEE("[12] ?\\d{2} ?(0[1-9]|1[0-2]|[2-9]\\d) ?(\\d{2}|2[AB]) ?\\d{3} ?\\d{3} ?\\d{2}") {
        @Override
        boolean checked(String text) {
            var code = text.replace(" ", "");
            var number = code.substring(0, 13).replace("2A", "19").replace("2B", "18");
            return 97 - Long.parseLong(number) % 97 == Long.parseLong(code.substring(13));
        }
    },
    BRITISH_NINO("[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\\d{2} ?\\d{2} ?\\d{2} ?[A-D]"),
    BRAZILIAN_CPF("\\d{3}\\.\\d{3}\\.\\d{3}-\\d{2}") {
        @Override
        boolean checked(String text) {
            var d = digits(text);
            return d.chars().distinct().count() > 1
                    && weighted(d, 9) == d.charAt(9) - '0'
                    && weighted(d, 10) == d.charAt(10) - '0';
        }
    },
    IP_ADDRESS("((25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(25[0-5]|2[0-4]\\d|1?\\d?\\d)"),
    /// with a plus, brackets or blanks, so that no plain number is taken for one
    PHONE(
            "(\\+\\d{1,3}|00\\d{1,3}[ -])[ .-]?(\\(?\\d{1,4}\\)?[ .-]?){2,5}\\d{2,4}|\\(\\d{3}\\) ?\\d{3}-\\d{4}|\\d{3}-\\d{3}-\\d{4}") {
        @Override
        boolean checked(String text) {
            int digits = digits(text).length();
            return digits >= 8 && digits <= 15;
        }
    };

    private static final int[] ODD = {
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };

    /// Names of columns that hold names of persons, in the languages of the program and some more.
    private static final Set<String> NAMES =
            Set.of(
                    "firstname",
                    "lastname",
                    "surname",
                    "fullname",
                    "givenname",
                    "familyname",
                    "middlename",
                    "maidenname",
                    "nome",
                    "cognome",
                    "nominativo",
                    "prenom",
                    "vorname",
                    "nachname",
                    "apellido",
                    "apellidos",
                    "nombre",
                    "personname",
                    "customername",
                    "patientname",
                    "employeename",
                    "username",
                    "nomecliente",
                    "nomepaziente");

    private final Pattern pattern;

    Personal(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    boolean matches(String value) {
        var text = value.strip();
        return text.length() >= 7
                && text.length() <= 254
                && pattern.matcher(text).matches()
                && checked(text);
    }

    boolean checked(String text) {
        return true;
    }

    private static String digits(String text) {
        return text.replaceAll("\\D", "");
    }

    private static int weighted(String digits, int length) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            sum += (digits.charAt(i) - '0') * (length + 1 - i);
        }
        int rest = sum * 10 % 11;
        return rest == 10 ? 0 : rest;
    }

    /// Whether a column's name says that it holds names of persons.
    static boolean named(String column) {
        var plain =
                java.text.Normalizer.normalize(column, java.text.Normalizer.Form.NFD)
                        .replaceAll("[^\\p{ASCII}]", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z]", "");
        return NAMES.contains(plain);
    }

    /// Whether a value could be a person's name: two or more letters with capitals, no digits.
    static boolean nameLike(String value) {
        return value.strip().matches("\\p{Lu}[\\p{L}'’.-]+( \\p{L}[\\p{L}'’.-]*){0,4}");
    }
}
