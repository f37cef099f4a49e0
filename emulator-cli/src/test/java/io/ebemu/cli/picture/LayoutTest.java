/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.api.HostPorts;
import io.ebemu.cli.picture.Drawing.Box;
import io.ebemu.cli.picture.Route.Bend;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every picture, tried with many that chance made. */
class LayoutTest {

    private static final int SEEDS = 60;

    /** From none to more containers than a task has. */
    static IntStream counts() {
        return IntStream.rangeClosed(1, 13);
    }

    @ParameterizedTest
    @MethodSource("counts")
    void cards_never_overlap_and_are_all_there(int count) {
        for (Drawing drawing : drawings(count)) {
            assertThat(drawing.cards().stream()
                            .filter(box -> !box.card().outside())
                            .count())
                    .isEqualTo(count);
            assertApart(drawing.cards().stream().map(Box::area).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("counts")
    void every_line_of_text_lies_within_its_card(int count) {
        for (Drawing drawing : drawings(count)) {
            for (Box box : drawing.cards()) {
                assertThat(box.card().lines())
                        .isNotEmpty()
                        .allSatisfy(line -> assertThat(line.width())
                                .isLessThanOrEqualTo(box.area().width() - 2 * Card.PADDING));
                assertThat(box.card().lines().stream()
                                .mapToInt(line -> line.style().lineHeight())
                                .sum())
                        .isLessThanOrEqualTo(box.area().height());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("counts")
    void containers_are_inside_the_frame_and_all_else_is_beside_it(int count) {
        for (Drawing drawing : drawings(count)) {
            for (Box box : drawing.cards()) {
                assertThat(overlap(box.area(), drawing.frame()))
                        .isNotEqualTo(box.card().outside());
                assertThat(contains(drawing.frame(), box.area()))
                        .isNotEqualTo(box.card().outside());
            }
            assertThat(drawing.frame().width()).isGreaterThan(drawing.title().width());
        }
    }

    @ParameterizedTest
    @MethodSource("counts")
    void arrows_begin_and_end_at_their_cards(int count) {
        for (Drawing drawing : drawings(count)) {
            Map<String, Area> areas = drawing.cards().stream()
                    .collect(Collectors.toMap(box -> box.card().id(), Box::area));
            for (Route route : drawing.routes()) {
                Area from = areas.getOrDefault(route.arrow().from(), drawing.frame());
                Area to = areas.get(route.arrow().to());
                assertThat(route.first().fromX()).isEqualTo(from.right());
                assertThat(route.first().fromY()).isBetween(from.y(), from.bottom());
                assertThat(route.last().toX()).isEqualTo(to.x());
                assertThat(route.last().toY()).isBetween(to.y(), to.bottom());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("counts")
    void no_arrow_crosses_a_card(int count) {
        for (Drawing drawing : drawings(count)) {
            for (Route route : drawing.routes()) {
                for (Area piece : pieces(route)) {
                    assertThat(drawing.cards()).noneMatch(box -> overlap(piece, box.area()));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("counts")
    void labels_touch_neither_each_other_nor_a_card(int count) {
        for (Drawing drawing : drawings(count)) {
            List<Area> areas = new ArrayList<>(drawing.routes().stream()
                    .filter(route -> route.arrow().labelled())
                    .map(LayoutTest::label)
                    .toList());
            drawing.cards().forEach(box -> areas.add(box.area()));
            assertApart(areas);
        }
    }

    @ParameterizedTest
    @MethodSource("counts")
    void nothing_is_outside_the_picture(int count) {
        for (Drawing drawing : drawings(count)) {
            Area paper = new Area(0, 0, drawing.width(), drawing.height());
            assertThat(drawing.cards()).allMatch(box -> contains(paper, box.area()));
            assertThat(contains(paper, drawing.frame())).isTrue();
            assertThat(drawing.legend())
                    .allMatch(key -> contains(paper, new Area(key.x(), key.y() - 8, key.width(), 16)));
        }
    }

    @ParameterizedTest
    @MethodSource("counts")
    void whoever_is_needed_stands_to_the_right(int count) {
        for (Drawing drawing : drawings(count)) {
            assertThat(drawing.routes())
                    .allMatch(route -> route.first().fromX() < route.last().toX());
        }
    }

    private static List<Drawing> drawings(int count) {
        return IntStream.range(0, SEEDS)
                .mapToObj(seed -> new TopologyReader(Versions.random(count, seed), new HostPorts.Production()).read())
                .map(topology -> new Layout(topology).draw())
                .toList();
    }

    /** Level pieces, and for each curve the rectangle that it stays in. */
    private static List<Area> pieces(Route route) {
        Function<Bend, Stream<Area>> two = bend -> Stream.of(
                between(bend.fromX(), bend.fromY(), bend.curveX(), bend.toY()),
                between(bend.curveX(), bend.toY(), bend.toX(), bend.toY()));
        List<Area> pieces = new ArrayList<>(route.bends().stream().flatMap(two).toList());
        for (int number = 1; number < route.bends().size(); number++) {
            Bend before = route.bends().get(number - 1);
            Bend after = route.bends().get(number);
            assertThat(after.fromY()).isEqualTo(before.toY());
            pieces.add(between(before.toX(), before.toY(), after.fromX(), after.fromY()));
        }
        return pieces;
    }

    private static Area between(int x, int y, int otherX, int otherY) {
        assertThat(otherX).isGreaterThanOrEqualTo(x);
        return new Area(x, Math.min(y, otherY), otherX - x, Math.abs(otherY - y) + 1);
    }

    /** The line of text, which stands a little above the arrow. */
    private static Area label(Route route) {
        Line line = route.arrow().line();
        return new Area(route.last().curveX() + 4, route.last().toY() - 14, line.width(), 12);
    }

    private static void assertApart(List<Area> areas) {
        for (int one = 0; one < areas.size(); one++) {
            for (int two = 0; two < one; two++) {
                assertThat(overlap(areas.get(one), areas.get(two)))
                        .as("%s and %s", areas.get(one), areas.get(two))
                        .isFalse();
            }
        }
    }

    private static boolean overlap(Area one, Area two) {
        return one.x() < two.right() && two.x() < one.right() && one.y() < two.bottom() && two.y() < one.bottom();
    }

    private static boolean contains(Area outer, Area inner) {
        return outer.x() <= inner.x()
                && outer.y() <= inner.y()
                && outer.right() >= inner.right()
                && outer.bottom() >= inner.bottom();
    }
}
