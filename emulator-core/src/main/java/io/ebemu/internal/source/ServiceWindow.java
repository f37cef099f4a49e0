/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A time in which a service backs up or is maintained, in UTC.
 *
 * @param starts the minutes of a week, from Monday 00:00 on, at which it begins
 * @param minutes how long it is
 */
record ServiceWindow(List<Integer> starts, int minutes) {

    /** {@code hh24:mi-hh24:mi}. */
    static final String DAILY = "([01]\\d|2[0-3]):[0-5]\\d-([01]\\d|2[0-3]):[0-5]\\d";

    private static final String MOMENT = "(mon|tue|wed|thu|fri|sat|sun):([01]\\d|2[0-3]):[0-5]\\d";
    /** {@code ddd:hh24:mi-ddd:hh24:mi}. */
    static final String WEEKLY = MOMENT + "-" + MOMENT;

    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final int DAY = 24 * 60;
    private static final int WEEK = 7 * DAY;

    ServiceWindow {
        starts = List.copyOf(starts);
    }

    /** A window of every day; it may go on past midnight. */
    static ServiceWindow daily(String written) {
        String[] ends = written.split("-", -1);
        int start = minute(ends[0]);
        return new ServiceWindow(
                IntStream.range(0, DAYS.size())
                        .mapToObj(day -> day * DAY + start)
                        .toList(),
                Math.floorMod(minute(ends[1]) - start, DAY));
    }

    /** A window of every week. */
    static ServiceWindow weekly(String written) {
        String[] ends = written.split("-", -1);
        int start = minuteOfWeek(ends[0]);
        return new ServiceWindow(List.of(start), Math.floorMod(minuteOfWeek(ends[1]) - start, WEEK));
    }

    /** Whether there is a minute that is in both. */
    boolean overlaps(ServiceWindow other) {
        return starts.stream()
                .anyMatch(one -> other.starts.stream()
                        .anyMatch(two -> Math.floorMod(two - one, WEEK) < minutes
                                || Math.floorMod(one - two, WEEK) < other.minutes));
    }

    private static int minuteOfWeek(String written) {
        return DAYS.indexOf(written.substring(0, 3)) * DAY + minute(written.substring(4));
    }

    private static int minute(String written) {
        return Integer.parseInt(written.substring(0, 2)) * 60 + Integer.parseInt(written.substring(3));
    }
}
