# AOT caches: made by the build, used when there, never in the way.

test_the_build_makes_a_cache_for_agent_and_command_line() {
    seatkeeper --version
    expect_out -XX:AOTMode=auto "-XX:AOTCache=$home/target/launcher/cli.aot"
    seatkeeper agent run
    expect_out "-XX:AOTCache=$home/target/launcher/agent.aot"
    grep -q 'AgentMain --train' "$FIX/java.trained" || fail "the agent was not trained"
}

test_training_uses_the_flags_of_the_run() {
    seatkeeper agent run
    for flag in -Xmx64m -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow; do
        grep -q -e "$flag .*AgentMain" "$FIX/java.trained" || fail "trained without $flag"
        expect_out "$flag"
    done
}

test_a_cache_that_cannot_be_made_is_left_out_silently() {
    : >"$FIX/java.untrainable"
    seatkeeper --version
    expect_exit 0
    expect_one_line
    case $out in *AOTCache*) fail "there should be no cache" ;; esac
    [ ! -e "$home/target/launcher/cli.aot" ] || fail "half a cache was kept"
}

test_a_missing_cache_is_no_reason_to_build() {
    seatkeeper --version
    rm "$home/target/launcher/cli.aot"
    seatkeeper --version
    expect_exit 0
    expect_builds 1
    case $out in *AOTCache*) fail "there should be no cache" ;; esac
}

# The next ones run a real JVM: what it prints when a cache does not fit is its own choice, and changes with it.

real_program() {
    . "$project/client/cli/src/main/sh/jdk.sh"
    unset SEATKEEPER_JDKS
    installed=no
    HOME=$old_home find_jdk
    mkdir "$FIX/classes" "$FIX/made"
    cat >"$FIX/CliMain.java" <<'EOF'
package org.seatkeeper.client.cli;
public class CliMain { public static void main(String[] arguments) { System.out.println("it runs"); } }
EOF
    "$jdk/bin/javac" -d "$FIX/classes" "$FIX/CliMain.java"
    "$jdk/bin/jar" --create --file "$FIX/made/cli.jar" -C "$FIX/classes" .
    cp -p "$FIX/made/cli.jar" "$FIX/repo/one.jar"
    cp -p "$FIX/made/cli.jar" "$FIX/repo/two.jar"
    echo 'mkdir -p client/cli/target; cp -p "$FIX/made/cli.jar" client/cli/target/seatkeeper-client-cli.jar' >"$FIX/mvn.after"
    JAVA_HOME=$jdk
    export JAVA_HOME
    seatkeeper --version
    expect_exit 0
    cache=$home/target/launcher/cli.aot
    [ -s "$cache" ] || fail "no cache was made: $(cat "$cache.log")"
}

runs_silently() {
    seatkeeper --version
    expect_exit 0
    [ "$out" = "it runs" ] || fail "expected the program's output alone, $1"
    [ -z "$err" ] || fail "expected silence, $1"
}

test_a_real_cache_that_does_not_fit_is_dropped_silently() {
    real_program
    runs_silently "with a good cache"
    touch -t 202001010000 "$FIX/repo/two.jar"
    runs_silently "with a jar whose time changed"
    cp "$cache" "$FIX/good.aot"
    head -c 1000000 "$FIX/good.aot" >"$cache"
    runs_silently "with a truncated cache"
    echo nonsense >"$cache"
    runs_silently "with a cache of nonsense"
    : >"$cache"
    runs_silently "with an empty cache"
    rm "$cache"
    mkdir "$cache"
    runs_silently "with a folder for a cache"
}
