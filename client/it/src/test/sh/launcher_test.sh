#!/bin/sh
# Tests of the launcher: ./seatkeeper with a fake mvn and fake JDKs, in temporary folders, under each shell there is.
# usage: launcher_test.sh [REPORT.xml] [TEST-NAME...]; exit 0 when all passed. Seconds, no network.
set -u

here=$(cd "$(dirname "$0")" && pwd -P)
project=$(cd "$here/../../../../.." && pwd -P)
report=${1-}
[ $# = 0 ] || shift
wanted=" $* "
work=$(mktemp -d "${TMPDIR:-/tmp}/seatkeeper launcher.XXXXXX") || exit 1
# The tests that become an ordinary user must be able to enter.
chmod 755 "$work"
trap 'chmod -R u+w "$work" 2>/dev/null; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
passed=0 failed=0 skipped=0 begin=$(date +%s)
: >"$work/cases"

. "$here/launcher/fixture.sh"

run_file() { # run_file FILE: each function test_... in it, in a process and a fixture of its own
    for name in $(sed -n 's/^\(test_[a-z0-9_]*\)() {.*/\1/p' "$1"); do
        case $wanted in "  " | *" $name "*) ;; *) continue ;; esac
        if (new_fixture "$name" && . "$1" && "$name") >"$work/log" 2>&1; then
            passed=$((passed + 1))
            printf '<testcase classname="launcher" name="%s (%s)"/>\n' "$name" "$shell_name" >>"$work/cases"
        else
            failed=$((failed + 1))
            printf 'FAILED %s (%s)\n' "$name" "$shell_name"
            sed 's/^/    /' "$work/log"
            printf '<testcase classname="launcher" name="%s (%s)"><failure/></testcase>\n' "$name" "$shell_name" >>"$work/cases"
        fi
    done
}

for shell_name in dash busybox sh; do
    if [ $shell_name != sh ] && ! command -v $shell_name >/dev/null; then
        echo "$shell_name is not installed: the tests do not run under it"
        skipped=$((skipped + 1))
        continue
    fi
    # What plain sh is matters only where dash, the usual one, is not there.
    [ $shell_name != sh ] || ! command -v dash >/dev/null || continue
    make_tools
    for file in "$here"/launcher/*_test.sh; do
        run_file "$file"
    done
done

took=$(($(date +%s) - begin))
echo "launcher: $passed passed, $failed failed, $skipped shells left out, $took s"
if [ -n "$report" ]; then
    {
        printf '<testsuite name="launcher" time="%d" tests="%d" errors="0" skipped="%d" failures="%d">\n' \
            $took $((passed + failed + skipped)) $skipped $failed
        cat "$work/cases"
        echo '</testsuite>'
    } >"$report"
fi
[ $failed = 0 ] && [ $passed -gt 0 ]
