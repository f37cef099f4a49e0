# Figures as a table. A line of input: what was measured, of whom (ebemu, then compose), the seconds of each run.

BEGIN {
    title["up"] = "up -d, until it returns"
    title["api"] = "up -d, until the API answers"
    title["down"] = "down"
    row = "%-30s %-9s %8s %8s %8s\n"
    printf row, "seconds", "", "min", "median", "max"
}

{
    count = NF - 2
    for (run = 1; run <= count; run++) {
        seconds[$2, run] = $(run + 2)
        one[run] = $(run + 2) + 0
    }
    print_row($2 == "ebemu" ? title[$1] : "", $2)
}

# The ratio of each pair, not of the medians: a machine that slows down slows both of a pair.
$2 == "compose" {
    for (run = 1; run <= count; run++) one[run] = seconds["ebemu", run] / seconds["compose", run]
    print_row("", "ratio")
}

function print_row(what, whose) {
    sort()
    printf row, what, whose, figure(one[1]), figure((one[int((count + 1) / 2)] + one[int(count / 2) + 1]) / 2), \
        figure(one[count])
}

function figure(value) { return sprintf("%.2f", value) }

function sort(    i, j, moved) {
    for (i = 2; i <= count; i++) {
        moved = one[i]
        for (j = i - 1; j >= 1 && one[j] > moved; j--) one[j + 1] = one[j]
        one[j + 1] = moved
    }
}
