# Which JDK the launcher takes.

test_a_java_home_of_25_is_taken() {
    make_jdk "$FIX/my jdk" 25
    JAVA_HOME="$FIX/my jdk"
    export JAVA_HOME
    seatkeeper --version
    expect_exit 0
    expect_out "java $FIX/my jdk/bin/java"
    [ "$(cat "$FIX/mvn.java_home")" = "$FIX/my jdk" ] || fail "Maven ran on another JDK"
}

test_a_java_home_of_17_does_not_win() {
    make_jdk "$FIX/old" 17.0.15
    JAVA_HOME=$FIX/old
    export JAVA_HOME
    seatkeeper --version
    expect_exit 0
    expect_out "java $FIX/jdks/jdk-25/bin/java"
}

test_a_java_home_that_does_not_exist_does_not_win() {
    JAVA_HOME=$FIX/nowhere
    export JAVA_HOME
    seatkeeper --version
    expect_out "java $FIX/jdks/jdk-25/bin/java"
}

test_java_on_the_path_is_followed_to_its_jdk() {
    make_jdk "$FIX/path jdk" 25.0.1
    ln -s "$FIX/path jdk/bin/java" "$FIX/bin/java"
    seatkeeper --version
    expect_out "java $FIX/path jdk/bin/java"
}

test_java_17_on_the_path_does_not_win() {
    make_jdk "$FIX/old" 17.0.15
    ln -s "$FIX/old/bin/java" "$FIX/bin/java"
    seatkeeper --version
    expect_out "java $FIX/jdks/jdk-25/bin/java"
}

test_the_newest_of_the_folders_is_taken() {
    make_jdk "$FIX/jdks/jdk-26" 26-ea
    make_jdk "$FIX/jdks/jdk-9" 9.0.4
    make_jdk "$FIX/jdks/jdk-21" 21.0.2
    seatkeeper --version
    expect_out "java $FIX/jdks/jdk-26/bin/java"
}

test_the_folders_of_the_home_are_looked_through() {
    rm -r "$FIX/jdks/jdk-25"
    make_jdk "$user/.jdks/temurin" 25.0.2
    seatkeeper --version
    expect_out "java $user/.jdks/temurin/bin/java"
    rm -r "$user/.jdks"
    make_jdk "$user/.sdkman/candidates/java/25-tem" 25.0.2
    seatkeeper --version
    expect_out "java $user/.sdkman/candidates/java/25-tem/bin/java"
}

test_a_runtime_without_compiler_cannot_build() {
    rm "$FIX/jdks/jdk-25/bin/javac"
    seatkeeper --version
    expect_exit 1
    expect_err "no JDK 25"
}

test_a_folder_without_a_readable_release_is_passed_over() {
    echo 'JAVA_VERSION="new"' >"$FIX/jdks/jdk-25/release"
    make_jdk "$FIX/jdks/other" 25
    seatkeeper --version
    expect_out "java $FIX/jdks/other/bin/java"
}

test_without_a_jdk_one_line_says_what_was_looked_at_and_how_to_install_one() {
    rm -r "$FIX/jdks/jdk-25"
    make_jdk "$FIX/old" 17.0.15
    ln -s "$FIX/old/bin/java" "$FIX/bin/java"
    seatkeeper --version
    expect_exit 1
    expect_one_line
    expect_err "no JDK 25 or newer" "JAVA_HOME (unset)" "java on PATH ($FIX/old/bin/java)" "$FIX/jdks" "$user/.jdks" "install one"
    expect_builds 0
}
