# Part of the launcher: class paths, JVM flags, main classes.

# The same for training an AOT cache and for running with it; another value would lose the cache.
common_flags='--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow'
# No agent trusts the authorities of the JDK, which Netty would read and parse. What compiling took goes back to the kernel.
small_flags="-XX:+UseSerialGC -Xms8m -Xmx64m -Xss512k -XX:TieredStopAtLevel=1 -XX:MaxDirectMemorySize=32m -XX:+ExitOnOutOfMemoryError -Djavax.net.ssl.trustStore=NONE -XX:TrimNativeHeapInterval=10000 -XX:+UnlockDiagnosticVMOptions -XX:AsyncDeflationInterval=5000 -XX:ServiceThreadCleanupInterval=60000 -Dseatkeeper.flags=small $common_flags"
busy_flags="-XX:+UseSerialGC -Xms512m -Xmx512m -XX:MetaspaceSize=64m -XX:MaxDirectMemorySize=128m -XX:+ExitOnOutOfMemoryError -Dseatkeeper.flags=busy $common_flags"
# What is spliced never enters the JVM; TLS needs the second compiler. Slow readers wait outside the heap.
gate_flags="-XX:+UseSerialGC -Xms8m -Xmx128m -Xss512k -XX:MaxDirectMemorySize=256m -XX:+ExitOnOutOfMemoryError -Djavax.net.ssl.trustStore=NONE $common_flags"
cli_flags="-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xms16m -Xmx256m $common_flags"
console_flags="-Xmx1g $common_flags"
lab_flags="-XX:+UseSerialGC -Xmx1g $common_flags"

agent_main=org.seatkeeper.agent.main.AgentMain
gate_main=org.seatkeeper.agent.main.GateMain
cli_main=org.seatkeeper.client.cli.CliMain
console_main=org.seatkeeper.client.console.ConsoleMain
lab_main=org.seatkeeper.client.lab.LabMain

# Sets $class_path for program $1 (agent, cli, console, lab); false when a file of it is missing or not readable.
read_class_path() {
    class_path=
    if [ "$installed" = yes ]; then
        path_list=$home/lib/$1.classpath
        path_prefix=$home/lib/
    else
        case $1 in
        agent) path_module=$home/agent path_jar=seatkeeper-agent.jar ;;
        *) path_module=$home/client/$1 path_jar=seatkeeper-client-$1.jar ;;
        esac
        path_list=$path_module/target/classpath
        path_prefix=
        class_path=$path_module/target/$path_jar
        [ -r "$class_path" ] || return 1
    fi
    [ -r "$path_list" ] || return 1
    IFS= read -r path_names <"$path_list" || [ -n "$path_names" ] || return 1
    path_ifs=$IFS
    IFS=:
    for path_name in $path_names; do
        if [ ! -r "$path_prefix$path_name" ]; then
            IFS=$path_ifs
            return 1
        fi
        class_path=$class_path${class_path:+:}$path_prefix$path_name
    done
    IFS=$path_ifs
}

# A copy of sources is built when it has to be; an installed copy never.
built_or_build() {
    [ "$installed" = no ] && [ "${SEATKEEPER_BUILT-}" != "$home" ] || return 0
    . "$parts/build.sh"
    fresh || build
}

# exec_java PROGRAM FLAGS MAIN ARGUMENT...: replaces this shell, so that signals reach the program.
exec_java() {
    java_program=$1 java_flags=$2
    shift 2
    read_class_path "$java_program" || incomplete "$java_program"
    if [ "$installed" = yes ]; then java_cache=$home/lib/$java_program.aot; else java_cache=$home/target/launcher/$java_program.aot; fi
    if [ -r "$java_cache" ]; then
        # A cache that does not fit (another JDK, a jar replaced) is dropped by the JVM; -Xlog keeps that quiet.
        set -- -XX:AOTMode=auto "-XX:AOTCache=$java_cache" '-Xlog:aot*=off' '-Xlog:cds*=off' -cp "$class_path" "$@"
    else
        set -- -cp "$class_path" "$@"
    fi
    SEATKEEPER_BUILT=$home
    export SEATKEEPER_BUILT
    set -f
    # shellcheck disable=SC2086 # the flags are words
    exec "$java" $java_flags "$@"
}

incomplete() {
    if [ "$installed" = yes ] && [ ! -e "$home/lib/$1.classpath" ]; then
        die 1 "'$verb' is not part of this installation (packaged with --server); use a full one."
    elif [ "$installed" = yes ]; then
        die 1 "this installation is incomplete: a file named in $home/lib/$1.classpath is missing or not readable; install it again."
    fi
    die 1 "a file of the class path of '$1' is missing or not readable; build again: remove $home/target/launcher and start again."
}

start_agent() {
    case ${SEATKEEPER_JVM-small} in
    small) exec_java agent "$small_flags" "$agent_main" "$@" ;;
    busy) exec_java agent "$busy_flags" "$agent_main" "$@" ;;
    *) die 2 "SEATKEEPER_JVM is '$SEATKEEPER_JVM'; it must be small or busy." ;;
    esac
}

# The gate stands in the agent's jar, and needs nothing more.
start_gate() {
    exec_java agent "$gate_flags" "$gate_main" "$@"
}

start_cli() {
    exec_java cli "$cli_flags" "$cli_main" "$@"
}

start_console() {
    shift
    case " ${SEATKEEPER_CONSOLE_OPTS-} " in
    *" -Dglass.platform=Headless "*) need_headless_screens ;;
    *) need_display ;;
    esac
    # JavaFX unpacks its native libraries; a service account may have no home. A fresh folder then: they are code, and a name
    # that is known beforehand could be prepared by others.
    javafx_cache=${HOME-}/.openjfx/cache
    if [ ! -w "${HOME:-/nonexistent}" ]; then
        javafx_cache=$(mktemp -d "${TMPDIR:-/tmp}/seatkeeper-javafx.XXXXXX") ||
            die 1 "neither HOME nor ${TMPDIR:-/tmp} can be written; JavaFX needs one of them for its native libraries."
    fi
    set -- "-Djavafx.cachedir=$javafx_cache" "$console_main" "$@"
    exec_java console "$console_flags ${SEATKEEPER_CONSOLE_OPTS-}" "$@"
}

start_lab() {
    for lab_argument in "$@"; do
        [ "$lab_argument" != --tour ] || need_headless_screens
    done
    exec_java lab "$lab_flags" "-Dseatkeeper.home=$home" "-Dseatkeeper.launcher=$self" "$lab_main" "$@"
}
