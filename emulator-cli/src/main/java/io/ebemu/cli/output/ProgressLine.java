/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import io.ebemu.event.EnvironmentEvent.StepProgressed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What one resource of a plan, such as a container or a service with all its parts, is at. */
final class ProgressLine {

    private static final String WAITING = "waiting for ";

    private static final Map<String, String> DONE = Map.of(
            "Pulling", "pulled",
            "Building", "built",
            "Making", "made",
            "Creating", "created",
            "Starting", "started",
            "Stopping", "stopped",
            "Removing", "removed",
            "Applying", "applied",
            "Waiting", "waited");

    private final String subject;
    private final long began;
    /** The steps that are being done, by number: parts of a service are made side by side. */
    private final Map<Integer, String> doing = new LinkedHashMap<>();

    private String detail = "";
    private List<String> awaited = List.of();
    private String ending = "";
    private boolean told;
    private boolean failed;
    private long ended;

    ProgressLine(String subject, long began) {
        this.subject = subject;
        this.began = began;
    }

    /** Where a resource is. */
    enum State {
        WAITING,
        WORKING,
        DONE,
        FAILED
    }

    /** The resource that has the line: {@code rds:db} for its network interface {@code rds:db/eni}, too. */
    static String subject(String resource) {
        int part = isOfTheEnvironment(resource) ? resource.indexOf('/') : -1;
        return part < 0 ? resource : resource.substring(0, part);
    }

    /** Whether it is a container or a service, and not just something that is made on the way to one. */
    static boolean isOfTheEnvironment(String resource) {
        return resource.startsWith("container:") || resource.startsWith("rds:") || resource.startsWith("elasticache:");
    }

    void update(StepProgressed step, long now) {
        switch (step.phase()) {
            case STARTED -> {
                doing.put(step.step(), wording(step));
                detail = "";
                awaited = List.of();
                failed = false;
            }
            case PROGRESS -> progress(step);
            case DONE -> {
                doing.remove(step.step());
                boolean whole = step.subject().equals(subject);
                // What became of a part says less than what became of the whole.
                end(whole || !told ? past(wording(step)) : ending, now);
                told |= whole;
            }
            case FAILED -> {
                doing.remove(step.step());
                failed = true;
                end(Printable.line(step.message()), now);
            }
        }
    }

    /** A step that has not begun tells what it waits for. */
    private void progress(StepProgressed step) {
        if (doing.containsKey(step.step())) {
            detail = Printable.line(step.message());
        } else if (step.message().startsWith(WAITING)) {
            awaited = Arrays.stream(step.message().substring(WAITING.length()).split(", ", -1))
                    .map(ProgressLine::subject)
                    .filter(other -> !other.equals(subject))
                    .distinct()
                    .toList();
        }
    }

    private void end(String text, long now) {
        ending = text;
        ended = now;
        detail = "";
    }

    State state() {
        if (!doing.isEmpty()) {
            return State.WORKING;
        }
        if (failed) {
            return State.FAILED;
        }
        return awaited.isEmpty() ? State.DONE : State.WAITING;
    }

    long nanos(long now) {
        return (state() == State.DONE || state() == State.FAILED ? ended : now) - began;
    }

    /** Which resources it waits for. */
    List<String> awaited() {
        return awaited;
    }

    /** How far the step is that is being done, in a few words; empty if that is not known. */
    String detail() {
        return detail;
    }

    /** What it is at, the shorter the smaller the room. */
    List<String> texts() {
        return switch (state()) {
            case WAITING -> List.of(WAITING + String.join(", ", awaited));
            case WORKING -> working();
            case DONE, FAILED -> List.of(ending);
        };
    }

    private List<String> working() {
        String last = new ArrayList<>(doing.values()).get(doing.size() - 1);
        return detail.isEmpty() ? List.of(last) : List.of(last + ": " + detail, detail);
    }

    /** Without the subject, which stands in front already. */
    private static String wording(StepProgressed step) {
        return Printable.line(step.message())
                .replace(" for " + step.subject(), "")
                .replace(
                        " " + step.subject(),
                        " " + step.subject().substring(subject(step.subject()).length()))
                .replace(" /eni", " network interface")
                .replace(" /", " ")
                .strip();
    }

    /** Of what is done, that it is done. */
    private static String past(String wording) {
        if (wording.startsWith("Waiting to be ")) {
            return wording.substring("Waiting to be ".length()).toLowerCase(Locale.ROOT);
        }
        int end = wording.indexOf(' ') < 0 ? wording.length() : wording.indexOf(' ');
        String done = DONE.get(wording.substring(0, end));
        return done == null ? wording : done + wording.substring(end);
    }
}
