/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import io.ebemu.api.Diagnosis;
import io.ebemu.api.Diagnosis.State;
import java.util.ArrayList;
import java.util.List;

/** Facts about the machine for people: one line each, and below it what to do. */
public final class DiagnosisText {

    private final Palette palette;
    private final Detail detail;

    public DiagnosisText(Palette palette, Detail detail) {
        this.palette = palette;
        this.detail = detail;
    }

    /** The lines; the quiet read only of what is not good. */
    public List<String> lines(List<Diagnosis> diagnoses) {
        int width = diagnoses.stream()
                .mapToInt(diagnosis -> diagnosis.subject().length())
                .max()
                .orElse(0);
        List<String> lines = new ArrayList<>();
        for (Diagnosis diagnosis : diagnoses) {
            if (detail == Detail.QUIET && diagnosis.state() == State.OK) {
                continue;
            }
            lines.add(mark(diagnosis.state()) + "  " + EventText.pad(diagnosis.subject(), width) + "  "
                    + diagnosis.fact());
            if (!diagnosis.remedy().isEmpty()) {
                lines.add(" ".repeat(8 + width) + diagnosis.remedy());
            }
        }
        return lines;
    }

    private String mark(State state) {
        return switch (state) {
            case OK -> palette.green("ok  ");
            case WARNING -> palette.yellow("warn");
            case FAILURE -> palette.red("FAIL");
        };
    }
}
