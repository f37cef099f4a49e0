# Figures as one JSON document. A line of input: what was measured, of whom, the seconds of each run.

BEGIN {
    printf "{\"machine\":\"%s\",\"runs\":%d,\"seconds\":{", machine, runs
}

{
    if ($2 == "ebemu") printf "%s\"%s\":{", (NR > 1 ? "," : ""), $1
    printf "%s\"%s\":[", ($2 == "ebemu" ? "" : ","), $2
    for (run = 3; run <= NF; run++) printf "%s%s", (run > 3 ? "," : ""), $run + 0
    printf "]%s", ($2 == "compose" ? "}" : "")
}

END { print "}}" }
