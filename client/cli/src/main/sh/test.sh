# Part of the launcher: the whole verify, and what it took by kind of test.

budget_minutes=25

# run_test [MAVEN-ARGUMENT...]: exit 0 when everything passed.
run_test() {
    find_jdk
    need_maven
    need_headless_screens
    need_writable
    lock "$state/lock"
    begin_build
    : >"$state/started"
    test_begin=$(date +%s)
    test_status=0
    # Programs that tests start must use what this run builds, not build again.
    (
        cd "$home" || exit
        SEATKEEPER_BUILT=$home
        export SEATKEEPER_BUILT
        maven verify "$@"
    ) </dev/null || test_status=1
    [ $test_status != 0 ] || [ $# != 0 ] || end_build
    unlock
    launcher_reports=$home/client/it/target/surefire-reports
    mkdir -p "$launcher_reports"
    sh "$home/client/it/src/test/sh/launcher_test.sh" "$launcher_reports/TEST-launcher.xml" || test_status=1
    test_end=$(date +%s)
    report_tests $((test_end - test_begin)) || test_status=1
    return $test_status
}

# A line for each test class that ran: kind, passed, failed, skipped, seconds.
read_reports() {
    # shellcheck disable=SC2016 # the program is awk's
    find "$home" -path '*/target/surefire-reports/TEST-*.xml' -newer "$state/started" -exec awk '
        function attribute(name,    text) {
            if (!match($0, " " name "=\"[^\"]*\"")) return ""
            text = substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4)
            gsub(",", "", text)
            return text
        }
        function kind(class) {
            if (class ~ /^launcher/) return "launcher"
            if (class ~ /^org\.seatkeeper\.proto\./) return "contract"
            if (class ~ /^org\.seatkeeper\.agent\.domain\./) return "domain"
            if (class ~ /^org\.seatkeeper\.agent\.storage\./) return "storage"
            if (class ~ /^org\.seatkeeper\.agent\.identity\./) return "identity"
            if (class ~ /^org\.seatkeeper\.agent\./) return "service"
            if (class ~ /^org\.seatkeeper\.client\.console\./) return "screens"
            if (class ~ /^org\.seatkeeper\.client\.(it|lab)\./) return "real-processes"
            return "client"
        }
        /<testsuite / {
            failed = attribute("failures") + attribute("errors")
            skipped = attribute("skipped") + 0
            print kind(attribute("name")), attribute("tests") - failed - skipped, failed, skipped, attribute("time") + 0
        }' {} +
}

# report_tests SECONDS: the table, then the line "N passed, N failed"; false when a test failed.
report_tests() {
    # shellcheck disable=SC2016 # the program is awk's
    read_reports | awk -v total="$1" -v budget="$budget_minutes" '
        function clock(seconds) { return sprintf("%d:%02d", seconds / 60, seconds % 60) }
        { passed[$1] += $2; failed[$1] += $3; skipped[$1] += $4; time[$1] += $5 }
        END {
            count = split("contract domain storage identity service client real-processes screens launcher", kinds, " ")
            row = "%-28s %8s %8s %8s %8s\n"
            printf "\n" row, "kind of test", "passed", "failed", "skipped", "min:s"
            for (i = 1; i <= count; i++) {
                kind = kinds[i]
                name = kind
                sub("-", " ", name)
                printf row, name, passed[kind] + 0, failed[kind] + 0, skipped[kind] + 0, clock(time[kind] + 0)
                all += passed[kind]; bad += failed[kind]; left += skipped[kind]; used += time[kind]
            }
            rest = total > used ? total - used : 0
            printf row, "build, gates, start of JVMs", "", "", "", clock(rest)
            printf row, "all, of " budget ":00", all + 0, bad + 0, left + 0, clock(total)
            if (total > budget * 60) print "over the budget of " budget " minutes"
            printf "\n%d passed, %d failed\n", all, bad
            exit bad > 0
        }'
}
