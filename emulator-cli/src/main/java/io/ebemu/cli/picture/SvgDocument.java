/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.picture;

import io.ebemu.cli.picture.Drawing.Box;
import io.ebemu.cli.picture.Route.Bend;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A drawing as SVG 1.1 with CSS: no script, no font and no file besides; light or dark as its reader's system is.
 *
 * @see <a href="https://www.w3.org/TR/SVG11/">SVG 1.1</a>
 */
final class SvgDocument {

    private static final String STYLE = """
            <style>
              svg { --paper: #ffffff; --ink: #1f2937; --soft: #566074; --box: #ffffff; --line: #64748b; --task: #f1f5f9; \
            --edge: #94a3b8; --link: #2f5bd7; --volumes: #9333a8; --wait: #a15c07; --data: #0f766e; --store: #ecfdf8; }
              @media (prefers-color-scheme: dark) { svg { --paper: #0d1117; --ink: #e6edf3; --soft: #a3adba; --box: #1c2430; \
            --line: #8b98aa; --task: #131a23; --edge: #4b5766; --link: #82a8ff; --volumes: #d79be6; --wait: #e3b341; \
            --data: #4fd1bd; --store: #102a28; } }
              text { font-family: system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; fill: var(--ink); }
              .name { font-size: 15px; font-weight: 600; } .port { font-size: 13px; font-weight: 600; }
              .plain { font-size: 12px; fill: var(--soft); } .label { font-size: 11px; }
              .paper { fill: var(--paper); } .frame { fill: var(--task); stroke: var(--edge); stroke-dasharray: 6 5; }
              .container, .essential { fill: var(--box); stroke: var(--line); stroke-width: 1.5; }
              .essential { stroke-width: 3; }
              rect.service { fill: var(--store); stroke: var(--data); stroke-width: 1.5; }
              .host_ports { fill: none; stroke: var(--soft); stroke-width: 1.5; }
              path { fill: none; stroke-width: 1.8; }
              path.port { stroke: var(--soft); } path.link { stroke: var(--link); } text.link { fill: var(--link); }
              path.volumes { stroke: var(--volumes); stroke-dasharray: 2 4; } text.volumes { fill: var(--volumes); }
              path.dependency { stroke: var(--wait); stroke-dasharray: 7 4; } text.dependency { fill: var(--wait); }
              path.service { stroke: var(--data); fill: none; } text.service { fill: var(--data); }
            </style>
            """;

    private static final int LABEL_INDENT = 4;

    private final String title;
    private final Drawing drawing;
    private final StringBuilder out = new StringBuilder();

    SvgDocument(String title, Drawing drawing) {
        this.title = title;
        this.drawing = drawing;
    }

    String text() {
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$d %2$d\" width=\"%1$d\" height=\"%2$d\""
                .formatted(drawing.width(), drawing.height()));
        out.append(" role=\"img\" aria-labelledby=\"title summary\">\n");
        out.append("<title id=\"title\">").append(Markup.escaped(title)).append("</title>\n");
        out.append("<desc id=\"summary\">").append(Markup.escaped(summary())).append("</desc>\n");
        out.append(STYLE);
        heads();
        rectangle("paper", new Area(0, 0, drawing.width(), drawing.height()), 12);
        rectangle("frame", drawing.frame(), 12);
        line("", drawing.title(), drawing.frame().x() + 14, drawing.frame().y() + 24);
        drawing.routes().forEach(this::route);
        drawing.cards().forEach(this::box);
        drawing.legend().forEach(this::key);
        return out.append("</svg>\n").toString();
    }

    private String summary() {
        return drawing.routes().stream().map(route -> route.arrow().detail()).collect(Collectors.joining("; "));
    }

    /** One for each kind, as not every reader lets a head have the colour of its line. */
    private void heads() {
        out.append("<defs>\n");
        Arrays.stream(Arrow.Kind.values())
                .filter(kind -> drawing.legend().stream().anyMatch(key -> key.kind() == kind))
                .forEach(kind -> out.append(
                                "  <marker id=\"head-%s\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\""
                                                .formatted(word(kind))
                                        + " markerWidth=\"8\" markerHeight=\"8\" markerUnits=\"userSpaceOnUse\" orient=\"auto\">")
                        .append("<path style=\"fill:var(--%s);stroke:none\" d=\"M0 0L10 5L0 10z\"/></marker>\n"
                                .formatted(color(kind))));
        out.append("</defs>\n");
    }

    private void route(Route route) {
        String kind = word(route.arrow().kind());
        out.append("<g><title>").append(Markup.escaped(route.arrow().detail())).append("</title>");
        StringBuilder path = new StringBuilder();
        path.append("M")
                .append(route.first().fromX())
                .append(' ')
                .append(route.first().fromY());
        route.bends().forEach(bend -> path.append(piece(bend)));
        path(kind, path.toString());
        if (route.arrow().labelled()) {
            Bend last = route.last();
            line(kind, route.arrow().line(), last.curveX() + LABEL_INDENT, last.toY() - 5);
        }
        out.append("</g>\n");
    }

    /** Level, then from one height to the other, then level again. */
    private static String piece(Bend bend) {
        int middle = (bend.fromX() + bend.curveX()) / 2;
        return "H%d".formatted(bend.fromX())
                + (bend.fromY() == bend.toY()
                        ? ""
                        : "C%d %d %d %d %d %d"
                                .formatted(middle, bend.fromY(), middle, bend.toY(), bend.curveX(), bend.toY()))
                + "H%d".formatted(bend.toX());
    }

    private void box(Box box) {
        out.append("<g><title>").append(Markup.escaped(box.card().detail())).append("</title>\n");
        rectangle(word(box.card().kind()), box.area(), 8);
        int height = box.card().lines().stream()
                .mapToInt(line -> line.style().lineHeight())
                .sum();
        int y = box.area().y() + (box.area().height() - height) / 2;
        for (Line line : box.card().lines()) {
            line("", line, box.area().x() + Card.PADDING, y + line.style().size() + 1);
            y += line.style().lineHeight();
        }
        out.append("</g>\n");
    }

    private void key(Drawing.Key key) {
        path(word(key.kind()), "M" + key.x() + " " + key.y() + "H" + (key.x() + Drawing.Key.SAMPLE));
        line("", key.line(), key.x() + Drawing.Key.SAMPLE + 8, key.y() + 4);
    }

    private void path(String kind, String data) {
        out.append("<path class=\"%s\" d=\"%s\" marker-end=\"url(#head-%s)\"/>\n".formatted(kind, data, kind));
    }

    private void rectangle(String kind, Area area, int radius) {
        out.append("<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"%d\"/>\n"
                .formatted(kind, area.x(), area.y(), area.width(), area.height(), radius));
    }

    private void line(String kind, Line line, int x, int y) {
        out.append("<text class=\"%s\" x=\"%d\" y=\"%d\">"
                        .formatted((line.style().word() + " " + kind).strip(), x, y))
                .append(Markup.escaped(line.text()))
                .append("</text>\n");
    }

    private static String word(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static String color(Arrow.Kind kind) {
        return switch (kind) {
            case PORT -> "soft";
            case LINK -> "link";
            case VOLUMES -> "volumes";
            case DEPENDENCY -> "wait";
            case SERVICE -> "data";
        };
    }
}
