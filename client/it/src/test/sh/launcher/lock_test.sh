# Two starts at once build once.

# Starts twice while a build is running; $1 is the PATH both see.
two_starts() {
    mkfifo "$FIX/building" "$FIX/go" "$FIX/told"
    # A test that fails on the way must not leave processes that wait.
    trap 'kill "$first" "$second" 2>/dev/null; echo go 1<>"$FIX/go"' EXIT
    echo waits >"$FIX/mvn.mode"
    first='' second=''
    path=$1
    HOME=$user PATH=$path "$tools/sh" "$home/seatkeeper" first >"$FIX/out1" 2>"$FIX/err1" &
    first=$!
    read -r line <"$FIX/building"
    HOME=$user PATH=$path "$tools/sh" "$home/seatkeeper" second >"$FIX/out2" 2>"$FIX/told" &
    second=$!
    # The second is known to wait once it says so; only then may the first go on.
    exec 8<"$FIX/told"
    read -r line <&8
    case $line in *"Another start is building"*) ;; *) fail "the second did not wait: $line" ;; esac
}

without_flock() {
    mkdir "$FIX/few"
    cp -P "$tools"/* "$FIX/few/"
    rm "$FIX/few/flock"
    printf '%s' "$FIX/bin:$FIX/few"
}

both_end_well() {
    wait "$first" || fail "the first failed: $(cat "$FIX/err1")"
    wait "$second" || fail "the second failed"
    expect_builds 1
    grep -q -x first "$FIX/out1" || fail "the first did not start its program"
    grep -q -x second "$FIX/out2" || fail "the second did not start its program"
}

test_two_starts_at_once_build_once() {
    two_starts "$FIX/bin:$tools"
    echo go >"$FIX/go"
    both_end_well
}

test_two_starts_at_once_build_once_without_flock() {
    two_starts "$(without_flock)"
    echo go >"$FIX/go"
    both_end_well
    [ ! -e "$home/target/launcher/lock.d" ] || fail "the lock was left behind"
}

test_when_the_first_build_fails_the_second_builds() {
    two_starts "$FIX/bin:$tools"
    # The second finds the mode already changed when its turn comes.
    echo build >"$FIX/mvn.mode"
    echo 'if mkdir "$FIX/failed"; then exit 1; fi' >"$FIX/mvn.hook"
    echo go >"$FIX/go"
    ! wait "$first" || fail "the first should have failed"
    wait "$second" || fail "the second failed"
    expect_builds 2
}

test_the_lock_of_a_process_that_is_gone_is_taken_over() {
    path=$(without_flock)
    mkdir -p "$home/target/launcher/lock.d"
    true &
    gone=$!
    wait $gone
    echo "$gone 1" >"$home/target/launcher/lock.d/owner"
    seatkeeper --version
    expect_exit 0
    expect_builds 1
    [ ! -e "$home/target/launcher/lock.d" ] || fail "the lock was left behind"
}

test_a_process_number_used_again_does_not_hold_the_lock() {
    path=$(without_flock)
    mkdir -p "$home/target/launcher/lock.d"
    # This shell lives, but started at another time than the owner wrote down.
    echo "$$ 1" >"$home/target/launcher/lock.d/owner"
    seatkeeper --version
    expect_exit 0
    expect_builds 1
}

test_a_failed_build_gives_the_lock_back() {
    path=$(without_flock)
    echo fails >"$FIX/mvn.mode"
    echo '[ERROR] x' >"$FIX/mvn.output"
    seatkeeper --version
    expect_exit 1
    [ ! -e "$home/target/launcher/lock.d" ] || fail "the lock was left behind"
}
