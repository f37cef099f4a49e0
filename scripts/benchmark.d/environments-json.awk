# Figures as one JSON document. A line of input: what was measured, its unit, the figure of all together, then each one's.

BEGIN { printf "{\"machine\":\"%s\"", machine }

{
    printf ",\"%s\":{\"unit\":\"%s\"", $1, $2
    if ($3 != "-") printf ",\"all\":%s", $3 + 0
    printf ",\"each\":["
    for (one = 4; one <= NF; one++) printf "%s%s", (one > 4 ? "," : ""), $one + 0
    printf "]}"
}

END { print "}" }
