# Part of the launcher: builds a copy of sources with Maven, once, when something is missing or stale.

. "$parts/lock.sh"
. "$parts/cache.sh"

state=$home/target/launcher
programs='agent cli console lab'

# The files a build is made of, one a line; each that is newer than file $1 twice.
list_sources() {
    (
        cd "$home" || exit
        printf '%s\n' "$home"
        find pom.xml .mvn proto agent client \( -name target -o -path '*/src/[!m]*' -o -path '*/src/main/sh' \) -prune -o \
            -type f ! -name '.*' \( ! -newer "$1" -o -print \) -print | LC_ALL=C sort
    )
}

# True when the last build used exactly the files that are there now: none newer, added, or deleted; and its products are there.
fresh() {
    [ -f "$state/stamp" ] && [ -f "$state/sources" ] || return 1
    for fresh_program in $programs; do
        read_class_path "$fresh_program" || return 1
    done
    list_sources "$state/stamp" | cmp -s - "$state/sources"
}

build() {
    need_maven
    need_writable
    lock "$state/lock"
    if fresh; then
        unlock # another start built it while this one waited
        return 0
    fi
    if [ -f "$state/stamp" ]; then build_why='sources changed'; else build_why='first start, about a minute'; fi
    say "Building Seatkeeper ($build_why)..."
    begin_build
    build_status=0
    # Tests and gates run in './seatkeeper test'; starting waits for neither. client/it holds tests only.
    run_maven -Dmaven.test.skip=true -Dspotless.check.skip=true -Denforcer.skip=true -pl '!client/it' package || build_status=$?
    if [ $build_status != 0 ]; then
        report_failure
        unlock
        exit 1
    fi
    end_build
    unlock
}

# Remembers what the build starts from: files changed while it runs make it stale.
begin_build() {
    rm -f "$state/stamp" "$state/sources"
    : >"$state/stamp.new"
    list_sources "$state/stamp.new" >"$state/sources.new"
    # New files instead of rewritten ones: programs that still run keep reading the old.
    rm -f "$home"/agent/target/*.jar "$home"/client/*/target/*.jar "$home"/proto/target/*.jar
}

end_build() {
    make_caches "$state"
    mv "$state/sources.new" "$state/sources"
    mv "$state/stamp.new" "$state/stamp"
}

need_maven() {
    command -v mvn >/dev/null || die 1 "no Maven found (mvn on PATH), which the first start builds with; install it (Debian: apt-get install maven)."
}

need_writable() {
    write_remedy="build as the owner of the folder, clone it to a place of your own, or use an installed copy (seatkeeper package DIR)."
    for write_dir in "$home" "$home"/target "$home"/proto "$home"/agent "$home"/client/* "$home"/proto/target \
        "$home"/agent/target "$home"/client/*/target; do
        [ ! -d "$write_dir" ] || [ -w "$write_dir" ] || die 1 "it must be built and $write_dir is not writable; $write_remedy"
    done
    [ ! -e "$state/lock" ] || [ -w "$state/lock" ] || die 1 "it must be built and $state/lock is not writable; $write_remedy"
    (mkdir -p "$state" && : >"$state/write") 2>/dev/null ||
        die 1 "it must be built and $state is not writable; $write_remedy"
    rm -f "$state/write"
}

# Maven on the JDK that was found, its output in the log; on a terminal a line that follows it.
run_maven() {
    maven_log=$state/build.log
    rm -f "$state/status"
    {
        maven_status=0
        (cd "$home" && maven "$@") 2>&1 </dev/null || maven_status=$?
        printf '%s\n' "$maven_status" >"$state/status"
    } | follow >"$maven_log"
    maven_status=1
    [ ! -f "$state/status" ] || read -r maven_status <"$state/status"
    rm -f "$state/status"
    return "$maven_status"
}

# The flags quiet libraries of Maven that do not know Java 25; who sets none gets a Maven that does not optimize its short life.
maven() {
    mvn_opts=${MAVEN_OPTS:--XX:+UseSerialGC -XX:TieredStopAtLevel=1}
    MAVEN_OPTS="$mvn_opts --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow" JAVA_HOME=$jdk mvn "$@"
}

# Copies standard input to standard output; on a terminal shows which module is being built.
follow() {
    if [ ! -t 2 ]; then
        cat
        return
    fi
    while IFS= read -r follow_line; do
        printf '%s\n' "$follow_line"
        case $follow_line in
        "[INFO] Building Seatkeeper"*"["*/*"]"*)
            follow_line=${follow_line#*Building }
            printf '\r\033[K  %s' "$follow_line" >&2
            ;;
        esac
    done
    printf '\r\033[K' >&2
}

# One line with the cause, the last useful lines of Maven, the path of the log.
report_failure() {
    say "the build failed: $(failure_cause)"
    grep '^\[ERROR\]' "$maven_log" | grep -v -e '^\[ERROR\] *$' -e 'Re-run Maven' -e 'full stack trace' -e 'For more information' \
        -e '^\[ERROR\] \[Help' -e 'After correcting' -e 'rf <args>' -e 'mvn <args>' | cut -c1-300 | head -n 5 >&2
    say "the whole log: $maven_log"
}

failure_cause() {
    if grep -q -e 'No space left on device' "$maven_log"; then
        echo "the disk is full; make room below $home and ${HOME-}/.m2."
    elif grep -q -e 'PKIX path building failed' -e 'unable to find valid certification path' "$maven_log"; then
        echo "Maven does not trust the certificate of its repository or proxy; import it into the JDK in $jdk (keytool -importcert -cacerts)."
    elif grep -q -e 'UnknownHostException' -e 'Unknown host' -e 'Name or service not known' -e 'name resolution' \
        -e 'Network is unreachable' -e 'No route to host' -e 'Connection refused' -e 'transfer failed for' -e '[Cc]onnect timed out' -e 'Connection timed out' \
        -e 'in offline mode' "$maven_log"; then
        echo "no network: Maven could not fetch what the first build needs; connect, or name a mirror or proxy in ${HOME-}/.m2/settings.xml."
    elif grep -q -e 'Could not find artifact' "$maven_log"; then
        echo "the repository Maven uses does not have a file the build needs."
    elif grep -q -e 'AccessDeniedException' -e 'Permission denied' -e 'Could not create local repository' "$maven_log"; then
        echo "no write permission; ${HOME-}/.m2 and $home must be writable for $(id -un 2>/dev/null || id -u)."
    elif grep -q -e 'COMPILATION ERROR' "$maven_log"; then
        echo "the sources do not compile."
    elif grep -q -e 'insufficient memory' -e 'OutOfMemoryError' "$maven_log"; then
        echo "not enough memory; the build needs about 2 GB."
    elif grep -q -e 'Cannot find matching toolchain' -e 'No toolchain' "$maven_log"; then
        echo "Maven does not find the JDK in $jdk; set JAVA_HOME to it."
    else
        echo "see the lines below."
    fi
}
