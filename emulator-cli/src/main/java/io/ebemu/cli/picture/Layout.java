/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.picture;

import io.ebemu.cli.picture.Drawing.Box;
import io.ebemu.cli.picture.Route.Bend;
import io.ebemu.cli.picture.Slot.Hop;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Finds a place for everything in a topology: host ports, then the task's containers in layers and those that nothing
 * connects below them, then services. Equal topologies give equal drawings.
 */
final class Layout {

    private static final int MARGIN = 20;
    private static final int PADDING = 22;
    private static final int TITLE = 28;
    private static final int GAP = 24;
    private static final int WAY = 36;

    private final Topology topology;
    private final List<Box> boxes = new ArrayList<>();
    private final List<Route> routes = new ArrayList<>();

    Layout(Topology topology) {
        this.topology = topology;
    }

    Drawing draw() {
        Area layered = layered();
        Area inside = alone(layered);
        int stack = stackHeight();
        int width = Math.max(inside.width(), topology.title().width()) + 2 * PADDING;
        int height = Math.max(inside.height(), stack) + TITLE + 2 * PADDING;
        Area frame = new Area(inside.x() - PADDING, MARGIN, width, height);
        int right = services(frame, stack);
        List<Drawing.Key> legend = legend(frame.bottom() + GAP, right);
        int reached =
                legend.stream().mapToInt(key -> key.x() + key.width()).max().orElse(right);
        int bottom =
                legend.stream().mapToInt(key -> key.y() + PADDING / 2).max().orElse(frame.bottom());
        return new Drawing(
                topology.title(), frame, boxes, routes, legend, Math.max(right, reached) + MARGIN, bottom + MARGIN);
    }

    /** Places what arrows connect; returns what of it is inside the frame. */
    private Area layered() {
        int top = MARGIN + TITLE + PADDING;
        List<Card> connected = topology.connected();
        if (connected.isEmpty()) {
            return new Area(MARGIN + PADDING, top, 0, 0);
        }
        Layers layers = new Layers(connected, topology.arrows());
        List<List<Slot>> order = new Crossings(layers).fewest();
        Ends ends = new Ends(order, layers.hops());
        Map<Slot, Integer> tops = new Heights(order, layers.hops(), ends).tops();
        boolean ports = connected.stream().anyMatch(Card::outside);
        Columns columns = new Columns(ports ? MARGIN : MARGIN + PADDING, order, layers.hops(), ends, tops);
        int bottom = top;
        for (Slot slot : order.stream().flatMap(List::stream).toList()) {
            Area area = new Area(
                    columns.left(slot.layer()),
                    top + tops.getOrDefault(slot, 0),
                    columns.width(slot.layer()),
                    ends.height(slot));
            slot.card().ifPresent(card -> boxes.add(new Box(card, area)));
            bottom = Math.max(bottom, area.bottom());
        }
        routes(layers.hops(), columns, ends, tops, top);
        int left = columns.left(ports ? 1 : 0);
        return new Area(left, top, columns.right(order.size() - 1) - left, bottom - top);
    }

    private void routes(List<Hop> hops, Columns columns, Ends ends, Map<Slot, Integer> tops, int top) {
        Map<Arrow, List<Bend>> bends = new LinkedHashMap<>();
        for (Hop hop : hops) {
            bends.computeIfAbsent(hop.arrow(), arrow -> new ArrayList<>())
                    .add(new Bend(
                            columns.right(hop.from().layer()),
                            top + tops.getOrDefault(hop.from(), 0) + ends.begin(hop),
                            columns.curveEnd(hop.to().layer()),
                            columns.left(hop.to().layer()),
                            top + tops.getOrDefault(hop.to(), 0) + ends.end(hop)));
        }
        bends.forEach((arrow, pieces) -> routes.add(new Route(arrow, pieces)));
    }

    /** Places what no arrow connects in a grid below; returns the inside of the frame with it. */
    private Area alone(Area above) {
        List<Card> cards = topology.alone();
        if (cards.isEmpty()) {
            return above;
        }
        int width = cards.stream().mapToInt(Card::width).max().orElse(0);
        int fitting = (above.width() + GAP) / (width + GAP);
        int columns = Math.min(cards.size(), Math.max(fitting, (int) Math.ceil(Math.sqrt(cards.size()))));
        int y = above.height() == 0 ? above.y() : above.bottom() + GAP;
        int bottom = y;
        for (int number = 0; number < cards.size(); number++) {
            int column = number % columns;
            if (column == 0 && number > 0) {
                y = bottom + GAP;
            }
            Card card = cards.get(number);
            Area area = new Area(above.x() + column * (width + GAP), y, width, card.height());
            boxes.add(new Box(card, area));
            bottom = Math.max(bottom, area.bottom());
        }
        return new Area(
                above.x(), above.y(), Math.max(above.width(), columns * (width + GAP) - GAP), bottom - above.y());
    }

    private int stackHeight() {
        return topology.services().stream()
                        .mapToInt(card -> card.height() + GAP)
                        .sum()
                - (topology.services().isEmpty() ? 0 : GAP);
    }

    /** Places services to the right of the frame; returns how far the picture reaches then. */
    private int services(Area frame, int stack) {
        int labels = topology.ways().stream()
                .mapToInt(way -> way.line().width())
                .max()
                .orElse(0);
        int x = frame.right() + WAY + labels;
        int width = topology.services().stream().mapToInt(Card::width).max().orElse(0);
        int y = frame.y() + TITLE + (frame.height() - TITLE - stack) / 2;
        for (int number = 0; number < topology.services().size(); number++) {
            Card card = topology.services().get(number);
            Area area = new Area(x, y, width, card.height());
            boxes.add(new Box(card, area));
            Bend level = new Bend(frame.right(), area.middle(), frame.right(), x, area.middle());
            routes.add(new Route(topology.ways().get(number), List.of(level)));
            y = area.bottom() + GAP;
        }
        return topology.services().isEmpty() ? frame.right() : x + width;
    }

    /** What there is of kinds of arrows, in lines that are no longer than the picture is wide. */
    private List<Drawing.Key> legend(int top, int right) {
        List<Drawing.Key> keys = new ArrayList<>();
        int x = MARGIN;
        int y = top;
        for (Arrow.Kind kind : kinds()) {
            Drawing.Key key = new Drawing.Key(kind, x, y);
            if (x > MARGIN && x + key.width() > right) {
                x = MARGIN;
                y += PADDING;
                key = new Drawing.Key(kind, x, y);
            }
            keys.add(key);
            x += key.width() + GAP;
        }
        return keys;
    }

    private List<Arrow.Kind> kinds() {
        return Stream.concat(topology.arrows().stream(), topology.ways().stream())
                .map(Arrow::kind)
                .distinct()
                .sorted()
                .toList();
    }
}
