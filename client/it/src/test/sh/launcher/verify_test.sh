# The test verb and .ci/run: what they call and what they print.

# report MODULE CLASS TESTS ERRORS SKIPPED FAILURES SECONDS: a hook of Maven that writes a report as surefire does,
# with a time to come: some find commands compare whole seconds, and these runs take less.
report() {
    cat >>"$FIX/mvn.hook" <<EOF
mkdir -p $1/target/surefire-reports
cat >$1/target/surefire-reports/TEST-$2.xml <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<testsuite xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" version="3.0.2" name="$2" time="$7" tests="$3" errors="$4" skipped="$5" failures="$6">
  <properties><property name="java.class.path" value="x"/></properties>
</testsuite>
XML
touch -t 203001010000 $1/target/surefire-reports/TEST-$2.xml
EOF
}

libraries_are_there() {
    : >"$FIX/empty/libfreetype.so.6"
    : >"$FIX/empty/libpangoft2-1.0.so.0"
    SEATKEEPER_LIBRARY_PATH=$FIX/empty
    export SEATKEEPER_LIBRARY_PATH
}

test_the_test_verb_runs_the_whole_verify_and_prints_the_budget() {
    libraries_are_there
    report agent org.seatkeeper.agent.domain.LedgerTest 12 0 0 0 61.5
    report agent org.seatkeeper.agent.storage.StoreTest 3 0 1 0 2
    report client/console org.seatkeeper.client.console.OverviewTest 4 0 0 0 1,000.25
    report client/it org.seatkeeper.client.it.KillTest 1 0 0 0 30
    seatkeeper test
    expect_exit 0
    expect_builds 1
    grep -q -x verify "$FIX/mvn.calls" || fail "not the whole verify"
    grep -q '^domain  *12  *0  *0  *1:01$' "$FIX/out" || fail "no line for domain"
    grep -q '^storage  *2  *0  *1  *0:02$' "$FIX/out" || fail "no line for storage"
    grep -q '^screens  *4  *0  *0  *16:40$' "$FIX/out" || fail "a time with a comma was misread"
    grep -q '^real processes  *1  *0  *0  *0:30$' "$FIX/out" || fail "no line for real processes"
    [ "$(tail -n 1 "$FIX/out")" = "19 passed, 0 failed" ] || fail "the last line is another"
}

test_failures_and_errors_are_counted_and_fail_the_run() {
    libraries_are_there
    report agent org.seatkeeper.agent.domain.LedgerTest 12 1 0 2 1
    seatkeeper test
    expect_exit 1
    [ "$(tail -n 1 "$FIX/out")" = "9 passed, 3 failed" ] || fail "the last line is another"
}

test_reports_of_earlier_runs_are_not_counted() {
    libraries_are_there
    mkdir -p "$home/agent/target/surefire-reports"
    echo '<testsuite name="org.seatkeeper.agent.GoneTest" time="1" tests="5" errors="0" skipped="0" failures="5">' \
        >"$home/agent/target/surefire-reports/TEST-org.seatkeeper.agent.GoneTest.xml"
    touch -t 202001010000 "$home/agent/target/surefire-reports/TEST-org.seatkeeper.agent.GoneTest.xml"
    seatkeeper test
    expect_exit 0
    [ "$(tail -n 1 "$FIX/out")" = "0 passed, 0 failed" ] || fail "an old report was counted"
}

test_a_build_that_fails_before_any_test_fails_the_run() {
    libraries_are_there
    echo fails >"$FIX/mvn.mode"
    echo '[ERROR] COMPILATION ERROR' >"$FIX/mvn.output"
    seatkeeper test
    expect_exit 1
    expect_out "[ERROR] COMPILATION ERROR"
}

test_failing_launcher_tests_fail_the_run() {
    libraries_are_there
    echo 'exit 1' >"$home/client/it/src/test/sh/launcher_test.sh"
    seatkeeper test
    expect_exit 1
}

test_arguments_go_to_maven() {
    libraries_are_there
    seatkeeper test -pl agent
    grep -q -x -e 'verify -pl agent' "$FIX/mvn.calls" || fail "arguments were lost"
}

test_after_a_whole_verify_a_start_does_not_build() {
    libraries_are_there
    seatkeeper test
    seatkeeper --version
    expect_builds 1
}

run_ci() {
    status=0
    HOME=$user PATH=$FIX/bin:$tools "$tools/sh" "$home/.ci/run" >"$FIX/out" 2>"$FIX/err" </dev/null || status=$?
    out=$(cat "$FIX/out")
    err=$(cat "$FIX/err")
}

test_the_ci_run_ends_with_the_count() {
    libraries_are_there
    report agent org.seatkeeper.agent.domain.LedgerTest 12 0 0 0 1
    run_ci
    expect_exit 0
    expect_builds 1
    [ "$(tail -n 1 "$FIX/out")" = "12 passed, 0 failed" ] || fail "the last line is another"
}

test_the_ci_run_installs_what_lacks_or_says_how() {
    SEATKEEPER_LIBRARY_PATH=$FIX/empty
    export SEATKEEPER_LIBRARY_PATH
    printf '#!/bin/sh\necho "$*" >>"$FIX/apt.calls"\n: >"$FIX/empty/libfreetype.so.6"\n: >"$FIX/empty/libpangoft2-1.0.so.0"\n' >"$FIX/bin/apt-get"
    chmod +x "$FIX/bin/apt-get"
    run_ci
    if [ "$(id -u)" = 0 ]; then
        expect_exit 0
        grep -q 'install.*libpangoft2-1.0-0' "$FIX/apt.calls" || fail "the libraries were not installed"
    else
        expect_exit 1
        expect_err "apt-get install"
    fi
}
