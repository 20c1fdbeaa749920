# Part of the launcher: finds a JDK without starting a JVM.

jdk_release=25

# Prints nothing; sets $feature to the feature release of the JDK in folder $1, or to 0 when there is none.
read_feature() {
    feature=0
    [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 1
    # An installed copy runs on a Java runtime; building needs the compiler too.
    [ "$installed" = yes ] || [ -x "$1/bin/javac" ] || return 1
    while IFS='=' read -r jdk_key jdk_value; do
        [ "$jdk_key" = JAVA_VERSION ] || continue
        jdk_value=${jdk_value#\"}
        feature=${jdk_value%%[!0-9]*}
        [ -n "$feature" ] || feature=0
        break
    done <"$1/release"
    [ "$feature" -ge "$jdk_release" ]
}

# Sets $jdk and $java. Order: JAVA_HOME, java on PATH (each only when new enough), then the newest of the usual folders.
find_jdk() {
    jdk=
    if [ -n "${JAVA_HOME-}" ] && read_feature "$JAVA_HOME"; then
        jdk=$JAVA_HOME
    elif jdk_java=$(command -v java) && jdk_java=$(readlink -f "$jdk_java") && jdk_home=${jdk_java%/bin/java} &&
        read_feature "$jdk_home"; then
        jdk=$jdk_home
    else
        newest_jdk
    fi
    [ -n "$jdk" ] || die 1 "no JDK $jdk_release or newer found; looked at JAVA_HOME (${JAVA_HOME:-unset})," \
        "java on PATH (${jdk_java:-none}) and $jdk_places;" \
        "install one (Debian 13: apt-get install openjdk-25-jdk; elsewhere Temurin 25) or set JAVA_HOME."
    java=$jdk/bin/java
}

newest_jdk() {
    jdk_places=${SEATKEEPER_JDKS-/usr/lib/jvm:/opt/java:/Library/Java/JavaVirtualMachines}:${HOME-}/.sdkman/candidates/java:${HOME-}/.jdks
    jdk_best=0
    jdk_ifs=$IFS
    IFS=:
    for jdk_place in $jdk_places; do
        for jdk_home in "$jdk_place"/* "$jdk_place"/*/Contents/Home; do
            if read_feature "$jdk_home" && [ "$feature" -gt "$jdk_best" ]; then
                jdk=$jdk_home
                jdk_best=$feature
            fi
        done
    done
    IFS=$jdk_ifs
}
