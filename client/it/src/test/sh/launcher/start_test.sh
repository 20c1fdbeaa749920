# How programs are started: from anywhere, with their arguments, flags, signals and exit codes.

test_it_works_from_any_folder() {
    seatkeeper --version
    cd /
    seatkeeper --version
    expect_exit 0
    expect_builds 1
}

test_it_works_by_a_relative_path() {
    cd "$FIX" || exit
    launch home/seatkeeper --version
    expect_exit 0
    cd "$home" || exit
    launch ./seatkeeper --version
    expect_exit 0
    launch seatkeeper --version
    expect_exit 0
    expect_builds 1
}

test_it_works_through_symbolic_links() {
    mkdir "$FIX/links"
    ln -s "../home/seatkeeper" "$FIX/links/relative"
    ln -s "$FIX/links/relative" "$FIX/links/absolute"
    launch "$FIX/links/relative" --version
    expect_exit 0
    cd /
    launch "$FIX/links/absolute" --version
    expect_exit 0
    expect_builds 1
}

test_it_works_from_the_path() {
    seatkeeper --version
    ln -s "$home/seatkeeper" "$FIX/bin/seatkeeper"
    cd /
    status=0
    HOME=$user PATH=$FIX/bin:$tools "$tools/sh" -c 'seatkeeper --version' >"$FIX/out" 2>"$FIX/err" || status=$?
    expect_exit 0
    expect_builds 1
}

test_arguments_arrive_as_they_were_given() {
    seatkeeper mode 'two words' '' '*' 'a"b' "c'd" '$HOME' --last
    expect_exit 0
    sed -n '/CliMain$/,$p' "$FIX/out" >"$FIX/got"
    printf '%s\n' org.seatkeeper.client.cli.CliMain mode 'two words' '' '*' 'a"b' "c'd" '$HOME' --last >"$FIX/expected"
    cmp "$FIX/got" "$FIX/expected" || fail "arguments were changed"
}

test_without_arguments_the_command_line_starts() {
    seatkeeper
    expect_exit 0
    expect_out org.seatkeeper.client.cli.CliMain
}

test_the_exit_code_of_the_program_is_the_launchers() {
    echo 5 >"$FIX/java.exit"
    seatkeeper products
    expect_exit 5
}

test_the_program_takes_the_place_of_the_launcher_so_that_signals_reach_it() {
    seatkeeper --version
    HOME=$user PATH=$FIX/bin:$tools "$tools/sh" "$home/seatkeeper" agent run >"$FIX/out" 2>"$FIX/err" &
    launcher=$!
    wait $launcher
    expect_out "pid $launcher"
}

test_standard_input_reaches_the_program_and_not_the_build() {
    printf '#!/bin/sh\ncat\n' >"$FIX/jdks/jdk-25/bin/java"
    echo 'cat' >"$FIX/mvn.hook"
    out=$(echo secret | HOME=$user PATH=$FIX/bin:$tools "$tools/sh" "$home/seatkeeper" servers add 2>/dev/null)
    [ "$out" = secret ] || fail "standard input was lost"
}

test_the_agent_has_its_own_class_path_and_the_small_flags() {
    seatkeeper agent run "/srv/seat keeper"
    expect_out "$home/agent/target/seatkeeper-agent.jar:$FIX/repo/one.jar:$FIX/repo/two.jar" org.seatkeeper.agent.main.AgentMain agent run "/srv/seat keeper" \
        -XX:+UseSerialGC -Xms8m -Xmx64m -Xss512k -XX:TieredStopAtLevel=1 -XX:MaxDirectMemorySize=32m -XX:+ExitOnOutOfMemoryError -Djavax.net.ssl.trustStore=NONE -XX:TrimNativeHeapInterval=10000 -XX:+UnlockDiagnosticVMOptions -XX:AsyncDeflationInterval=5000 -XX:ServiceThreadCleanupInterval=60000 \
        -Dseatkeeper.flags=small --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
}

test_a_busy_agent_has_the_busy_flags() {
    SEATKEEPER_JVM=busy
    export SEATKEEPER_JVM
    seatkeeper agent run
    expect_out org.seatkeeper.agent.main.AgentMain -XX:+UseSerialGC -Xms512m -Xmx512m -XX:MetaspaceSize=64m -XX:MaxDirectMemorySize=128m \
        -XX:+ExitOnOutOfMemoryError -Dseatkeeper.flags=busy
    case $out in *TieredStopAtLevel*) fail "a busy agent must be allowed C2" ;; esac
}

test_another_flag_set_is_a_usage_error() {
    seatkeeper --version
    SEATKEEPER_JVM=huge
    export SEATKEEPER_JVM
    seatkeeper agent run
    expect_exit 2
    expect_one_line
    expect_err "'huge'" "small or busy"
}

test_an_authority_is_the_agents_work() {
    seatkeeper ca init /srv/ca
    expect_out org.seatkeeper.agent.main.AgentMain ca init /srv/ca
}

test_a_gate_has_the_agents_class_path_and_flags_of_its_own() {
    SEATKEEPER_JVM=busy
    export SEATKEEPER_JVM
    seatkeeper gate --config "/etc/seat keeper/db.toml" --check
    expect_out "$home/agent/target/seatkeeper-agent.jar:$FIX/repo/one.jar:$FIX/repo/two.jar" org.seatkeeper.agent.main.GateMain gate --config "/etc/seat keeper/db.toml" --check \
        -XX:+UseSerialGC -Xms8m -Xmx128m -XX:MaxDirectMemorySize=256m -XX:+ExitOnOutOfMemoryError
    case $out in *TieredStopAtLevel*) fail "TLS needs C2" ;; esac
}

test_the_laboratory_is_told_where_it_lives() {
    for verb in demo bench torture fuzz; do
        seatkeeper $verb --n 3
        expect_out org.seatkeeper.client.lab.LabMain $verb --n 3 "-Dseatkeeper.home=$home" "-Dseatkeeper.launcher=$home/seatkeeper"
    done
}

test_other_verbs_are_the_command_lines_without_javafx() {
    for verb in servers products mode licenses audit watch whoami nonsense; do
        seatkeeper $verb
        expect_out org.seatkeeper.client.cli.CliMain $verb
        case $out in *console*) fail "the console is on the class path of $verb" ;; esac
    done
}
