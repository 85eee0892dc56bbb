package org.bottega.data.source.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The merged areas of a sheet. A spreadsheet keeps the value of an area in its first cell only; here
/// every cell of the area has it. Rows come from the top.
final class ExcelMerges {
    /// Counted from 0, both ends included.
    private record Area(int top, int left, int bottom, int right) {}

    private static final class Active {
        final Area area;
        final @Nullable String value;

        Active(Area area, @Nullable String value) {
            this.area = area;
            this.value = value;
        }
    }

    private final List<Area> areas;
    private final List<Active> active = new ArrayList<>();
    private int next;

    private ExcelMerges(List<Area> areas) {
        this.areas = areas;
    }

    /// @param refs such as `A2:A5`
    static ExcelMerges of(List<String> refs) {
        var areas = new ArrayList<Area>();
        for (var ref : refs) {
            var ends = ref.split(":", 2);
            areas.add(new Area(row(ends[0]), column(ends[0]), row(ends[1]), column(ends[1])));
        }
        areas.sort(Comparator.comparingInt(Area::top));
        return new ExcelMerges(areas);
    }

    int count() {
        return areas.size();
    }

    private static int row(String cell) {
        return Integer.parseInt(cell.replaceAll("[A-Z]", "")) - 1;
    }

    private static int column(String cell) {
        int column = 0;
        for (int i = 0; i < cell.length() && Character.isLetter(cell.charAt(i)); i++) {
            column = 26 * column + cell.charAt(i) - 'A' + 1;
        }
        return column - 1;
    }

    /// Fills the cells of a row that belong to an area.
    ///
    /// @param number of the row, counted from 0, never falling
    void fill(int number, @Nullable String[] cells) {
        active.removeIf(a -> a.area.bottom() < number);
        while (next < areas.size() && areas.get(next).top() <= number) {
            var area = areas.get(next++);
            if (area.bottom() >= number) {
                boolean here = area.top() == number && area.left() < cells.length;
                active.add(new Active(area, here ? cells[area.left()] : null));
            }
        }
        for (var merged : active) {
            for (int c = merged.area.left();
                    c <= Math.min(merged.area.right(), cells.length - 1);
                    c++) {
                if (cells[c] == null) {
                    cells[c] = merged.value;
                }
            }
        }
    }
}
