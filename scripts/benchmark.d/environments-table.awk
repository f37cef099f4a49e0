# Figures as a table. A line of input: what was measured, its unit, the figure of all together, then each one's.

BEGIN {
    title["up"] = "up -d"
    title["down"] = "down"
    title["pss"] = "agent, memory of its own (PSS)"
    title["rss"] = "agent, memory with shared (RSS)"
    title["cpu"] = "agent, processor in 10 s idle"
    row = "%-34s %-4s %8s %8s %8s %8s\n"
    printf row, "", "", "min", "median", "max", "all"
}

{
    count = NF - 3
    for (one = 1; one <= count; one++) value[one] = $(one + 3) + 0
    sort()
    printf row, title[$1], $2, figure(value[1]), \
        figure((value[int((count + 1) / 2)] + value[int(count / 2) + 1]) / 2), figure(value[count]), \
        $3 == "-" ? "" : figure($3)
}

function figure(number) { return sprintf("%.2f", number) }

function sort(    i, j, moved) {
    for (i = 2; i <= count; i++) {
        moved = value[i]
        for (j = i - 1; j >= 1 && value[j] > moved; j--) value[j + 1] = value[j]
        value[j + 1] = moved
    }
}
