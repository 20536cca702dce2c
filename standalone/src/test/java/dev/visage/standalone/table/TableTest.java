package dev.visage.standalone.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void columnsAreAsWideAsTheirLongestCell() {
        assertThat(printed("ada")).containsExactly("user  letter", "----  ------", "ada   3@17");
    }

    @Test
    void textsOfOthersStayOnTheirLineAndRuleNoTerminal() {
        assertThat(printed("\u001b[31m\nred\t\u009b")).last().isEqualTo("?[31m?red??  3@17");
    }

    private static List<String> printed(String user) {
        StringWriter out = new StringWriter();
        new Table(List.of("user", "letter"), List.of(List.of(user, "3@17"))).print(new PrintWriter(out, true));
        return out.toString().lines().toList();
    }
}
