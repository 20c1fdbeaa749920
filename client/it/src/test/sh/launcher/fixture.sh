# A copy of the launcher with sources, a repository, JDKs and a Maven that are all make-believe. Every path has a space in it.

# The commands the launcher may use, and no others, under the shell of this round.
make_tools() {
    tools=$work/tools/$shell_name
    mkdir -p "$tools"
    for tool in awk cat cmp cp cut date find flock grep head id ls mkdir mktemp mv readlink rm sed sleep sort touch uname sh; do
        case $shell_name-$tool in
        busybox-*) tool_path=$(busybox_applet "$tool") ;;
        dash-sh) tool_path=$(command -v dash) ;;
        *) tool_path=$(command -v "$tool") ;;
        esac
        ln -s "$tool_path" "$tools/$tool"
    done
}

# Some builds of busybox lack an applet, flock above all; the system's own stands in.
busybox_applet() {
    if busybox --list | grep -q -x "$1"; then command -v busybox; else command -v "$1"; fi
}

new_fixture() { # new_fixture NAME
    FIX=$work/$shell_name-$1
    export FIX
    home=$FIX/home
    user=$FIX/user
    old_home=${HOME-}
    unset JAVA_HOME SEATKEEPER_BUILT SEATKEEPER_JVM SEATKEEPER_CONSOLE_OPTS SEATKEEPER_LIBRARY_PATH DISPLAY MAVEN_OPTS LD_LIBRARY_PATH
    mkdir -p "$home/client/cli/src/main" "$home/client/it/src/test/sh" "$home/docs" "$user" "$FIX/bin" "$FIX/jdks" "$FIX/repo" "$FIX/empty"
    cp "$project/seatkeeper" "$home/seatkeeper"
    cp -R "$project/client/cli/src/main/sh" "$home/client/cli/src/main/sh"
    cp -R "$project/.ci" "$home/.ci"
    for source in pom.xml .mvn/maven.config proto/src/main/proto/a.proto agent/pom.xml agent/src/main/java/A.java \
        agent/src/test/java/ATest.java client/console/src/main/java/C.java LICENSE README.md docs/a.md; do
        mkdir -p "$home/$(dirname "$source")"
        echo "$source" >"$home/$source"
    done
    echo 'exit 0' >"$home/client/it/src/test/sh/launcher_test.sh"
    echo one >"$FIX/repo/one.jar"
    echo two >"$FIX/repo/two.jar"
    make_jdk "$FIX/jdks/jdk-25" 25.0.3
    SEATKEEPER_JDKS=$FIX/jdks
    export SEATKEEPER_JDKS
    make_maven
}

# make_jdk DIR VERSION: its java prints its process number and its arguments, one a line, and ends with what $FIX/java.exit says.
make_jdk() {
    mkdir -p "$1/bin"
    cat >"$1/bin/java" <<'EOF'
#!/bin/sh
cache=
for argument in "$@"; do
    case $argument in -XX:AOTCacheOutput=*) cache=${argument#*=} ;; esac
done
if [ -n "$cache" ]; then
    printf '%s\n' "$*" >>"$FIX/java.trained"
    echo cache >"$cache"
    [ ! -f "$FIX/java.untrainable" ] || exit 2
    exit 0
fi
echo "pid $$"
echo "java $0"
printf '%s\n' "$@"
[ ! -f "$FIX/java.exit" ] || exit "$(cat "$FIX/java.exit")"
EOF
    cp "$1/bin/java" "$1/bin/javac"
    chmod +x "$1/bin/java" "$1/bin/javac"
    printf 'IMPLEMENTOR="Somebody"\nJAVA_VERSION="%s"\nOS_NAME="Linux"\n' "$2" >"$1/release"
}

# Notes each call in $FIX/mvn.calls, then does what $FIX/mvn.mode says: build (the default), or fail in one of the usual ways.
make_maven() {
    : >"$FIX/mvn.calls"
    cat >"$FIX/bin/mvn" <<'EOF'
#!/bin/sh
printf '%s\n' "$*" >>"$FIX/mvn.calls"
printf '%s\n' "$JAVA_HOME" >"$FIX/mvn.java_home"
mode=build
[ ! -f "$FIX/mvn.mode" ] || mode=$(cat "$FIX/mvn.mode")
case $mode in
fails)
    cat "$FIX/mvn.output"
    exit 1
    ;;
waits)
    echo building >"$FIX/building"
    read -r line <"$FIX/go"
    ;;
edits) touch -t 203001010000 agent/src/main/java/A.java ;;
esac
[ ! -f "$FIX/mvn.hook" ] || . "$FIX/mvn.hook"
echo "[INFO] Building Seatkeeper agent 0.1.0 [2/9]"
for module in agent client/cli client/console client/lab; do
    mkdir -p "$module/target"
    echo jar >"$module/target/seatkeeper-$(echo "$module" | sed 's|/|-|').jar"
    printf '%s' "$FIX/repo/one.jar:$FIX/repo/two.jar" >"$module/target/classpath"
done
[ ! -f "$FIX/mvn.after" ] || . "$FIX/mvn.after"
EOF
    chmod +x "$FIX/bin/mvn"
}

# seatkeeper ARGUMENT...: runs the launcher; sets $status, $out and $err.
seatkeeper() {
    launch "$home/seatkeeper" "$@"
}

launch() { # launch PATH ARGUMENT...
    status=0
    HOME=$user PATH=${path-$FIX/bin:$tools} "$tools/sh" "$@" >"$FIX/out" 2>"$FIX/err" </dev/null || status=$?
    out=$(cat "$FIX/out")
    err=$(cat "$FIX/err")
}

fail() {
    echo "$*"
    echo "exit: ${status-}"
    echo "out: ${out-}"
    echo "err: ${err-}"
    exit 1
}

expect_exit() {
    [ "$status" = "$1" ] || fail "expected exit $1"
}

expect_err() { # expect_err TEXT...: each stands in standard error
    for text in "$@"; do
        case $err in *"$text"*) ;; *) fail "standard error does not say: $text" ;; esac
    done
}

expect_one_line() {
    [ "$(wc -l <"$FIX/err")" = 1 ] || fail "expected one line on standard error"
}

expect_out() { # expect_out LINE...: each is a whole line of standard output
    for text in "$@"; do
        grep -q -x -F -e "$text" "$FIX/out" || fail "standard output has no line: $text"
    done
}

expect_builds() {
    [ "$(wc -l <"$FIX/mvn.calls")" = "$1" ] || fail "expected $1 builds, Maven was called with: $(cat "$FIX/mvn.calls")"
}

# Arguments of the program as one line, without the process number.
arguments() {
    sed 1d "$FIX/out" | tr '\n' ' '
}

# Runs the launcher as a user who is not root, also when the tests are root's.
seatkeeper_as_ordinary() {
    chmod 777 "$FIX" "$user"
    if [ "$(id -u)" != 0 ]; then
        seatkeeper "$@"
        return
    fi
    setpriv=$(command -v setpriv) ||
        fail "run as root without setpriv: cannot become an ordinary user (Debian: apt-get install util-linux)"
    status=0
    (
        HOME=$user PATH=$FIX/bin:$tools
        exec "$setpriv" --reuid=65534 --regid=65534 --clear-groups "$tools/sh" "$home/seatkeeper" "$@"
    ) >"$FIX/out" 2>"$FIX/err" </dev/null || status=$?
    out=$(cat "$FIX/out")
    err=$(cat "$FIX/err")
}
