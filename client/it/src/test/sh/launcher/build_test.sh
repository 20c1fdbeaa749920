# When the launcher builds, and what it says when it cannot.

test_the_first_start_builds_and_says_so() {
    seatkeeper --version
    expect_exit 0
    expect_one_line
    expect_err "Building Seatkeeper (first start"
    expect_builds 1
    grep -q 'maven.test.skip=true.*package' "$FIX/mvn.calls" || fail "tests were not left out"
}

test_an_up_to_date_start_does_not_call_maven() {
    seatkeeper --version
    seatkeeper --version
    expect_exit 0
    expect_builds 1
    [ -z "$err" ] || fail "expected silence"
    rm "$FIX/bin/mvn"
    seatkeeper --version
    expect_exit 0
}

test_a_changed_source_is_built() {
    seatkeeper --version
    touch -t 203001010000 "$home/agent/src/main/java/A.java"
    seatkeeper --version
    expect_builds 2
    expect_err "sources changed"
    # A time in the future must not mean a build at every start.
    seatkeeper --version
    expect_builds 2
}

test_a_changed_pom_is_built() {
    seatkeeper --version
    touch -t 203001010000 "$home/agent/pom.xml"
    seatkeeper --version
    expect_builds 2
}

test_a_deleted_source_is_built() {
    seatkeeper --version
    rm "$home/client/console/src/main/java/C.java"
    seatkeeper --version
    expect_builds 2
}

test_an_added_source_with_an_old_time_is_built() {
    seatkeeper --version
    touch -t 200001010000 "$home/agent/src/main/java/B.java"
    seatkeeper --version
    expect_builds 2
}

test_a_changed_test_is_not_built() {
    seatkeeper --version
    touch -t 203001010000 "$home/agent/src/test/java/ATest.java"
    seatkeeper --version
    expect_builds 1
}

test_a_missing_product_is_built() {
    seatkeeper --version
    rm "$home/client/lab/target/seatkeeper-client-lab.jar"
    seatkeeper --version
    expect_builds 2
    rm "$home/agent/target/classpath"
    seatkeeper --version
    expect_builds 3
}

test_a_library_that_went_away_is_built() {
    seatkeeper --version
    mv "$FIX/repo/two.jar" "$FIX/repo/gone.jar"
    echo 'cp "$FIX/repo/gone.jar" "$FIX/repo/two.jar"' >"$FIX/mvn.hook"
    seatkeeper --version
    expect_exit 0
    expect_builds 2
}

test_a_moved_copy_is_built() {
    seatkeeper --version
    mv "$home" "$FIX/moved"
    home=$FIX/moved
    seatkeeper --version
    expect_exit 0
    expect_builds 2
}

test_a_source_changed_during_the_build_is_built_next_time() {
    echo edits >"$FIX/mvn.mode"
    seatkeeper --version
    expect_builds 1
    echo build >"$FIX/mvn.mode"
    seatkeeper --version
    expect_builds 2
}

test_jars_are_made_anew_so_that_running_programs_keep_theirs() {
    seatkeeper --version
    ln "$home/agent/target/seatkeeper-agent.jar" "$FIX/held"
    touch -t 203001010000 "$home/agent/src/main/java/A.java"
    seatkeeper --version
    [ "$(ls -i "$FIX/held" | cut -d' ' -f1)" != "$(ls -i "$home/agent/target/seatkeeper-agent.jar" | cut -d' ' -f1)" ] ||
        fail "the jar was rewritten in place"
}

test_programs_started_by_seatkeeper_do_not_build_again() {
    seatkeeper --version
    touch -t 203001010000 "$home/agent/pom.xml"
    SEATKEEPER_BUILT=$home
    export SEATKEEPER_BUILT
    seatkeeper --version
    expect_exit 0
    expect_builds 1
}

test_without_maven_one_line_says_how_to_install_it() {
    rm "$FIX/bin/mvn"
    seatkeeper --version
    expect_exit 1
    expect_one_line
    expect_err "no Maven" "apt-get install maven"
}

failing_build() { # failing_build MAVEN-OUTPUT
    echo fails >"$FIX/mvn.mode"
    printf '%s\n' "$1" >"$FIX/mvn.output"
    seatkeeper --version
    expect_exit 1
    expect_err "$home/target/launcher/build.log"
    [ -z "$out" ] || fail "nothing was started, yet there is output"
}

test_without_network_the_cause_is_named() {
    failing_build '[INFO] Scanning for projects...
[ERROR] [ERROR] Some problems were encountered while processing the POMs:
[ERROR] Unresolveable build extension: Plugin kr.motd.maven:os-maven-plugin:1.7.1 or one of its dependencies could not be resolved: Could not transfer artifact kr.motd.maven:os-maven-plugin:pom:1.7.1 from/to central: repo.example: Temporary failure in name resolution @
[ERROR] 
[ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch.
[ERROR] Re-run Maven using the -X switch to enable full debug logging.'
    expect_err "the build failed: no network" "$user/.m2/settings.xml" "os-maven-plugin"
    case $err in *-X*) fail "noise of Maven was repeated" ;; esac
}

test_offline_mode_is_told_as_no_network() {
    failing_build '[ERROR] Cannot access central in offline mode and the artifact x:y:pom:1 has not been downloaded from it before.'
    expect_err "no network"
}

test_a_certificate_nobody_trusts_is_not_told_as_no_network() {
    failing_build '[ERROR] Could not transfer artifact x:y:pom:1 from/to central: transfer failed for y.pom: PKIX path building failed'
    expect_err "does not trust the certificate" "$FIX/jdks/jdk-25"
}

test_a_full_disk_is_named() {
    failing_build '[ERROR] Failed to write: No space left on device'
    expect_err "the disk is full"
}

test_sources_that_do_not_compile_are_shown_with_file_and_line() {
    failing_build '[ERROR] COMPILATION ERROR : 
[ERROR] /x/A.java:[12,3] cannot find symbol'
    expect_err "do not compile" "/x/A.java:[12,3] cannot find symbol"
}

test_an_unwritable_repository_of_maven_is_named() {
    failing_build '[ERROR] Could not create local repository at /root/.m2/repository'
    expect_err "no write permission" "$user/.m2"
}

test_a_failed_build_is_tried_again_and_starts_nothing() {
    failing_build '[ERROR] something else'
    echo build >"$FIX/mvn.mode"
    seatkeeper --version
    expect_exit 0
    expect_builds 2
}

test_without_write_permission_one_line_names_the_folder() {
    chmod -R a+rX "$home"
    chmod -R a-w "$home"
    seatkeeper_as_ordinary --version
    chmod -R u+w "$home"
    expect_exit 1
    expect_one_line
    expect_err "$home is not writable" "seatkeeper package DIR"
    expect_builds 0
}

test_an_up_to_date_copy_needs_no_write_permission() {
    seatkeeper --version
    chmod -R a+rX "$FIX"
    chmod -R a-w "$home"
    seatkeeper_as_ordinary --version
    chmod -R u+w "$home"
    expect_exit 0
    expect_builds 1
}

test_a_folder_with_a_colon_is_refused() {
    mv "$home" "$FIX/a:b"
    home=$FIX/a:b
    seatkeeper --version
    expect_exit 1
    expect_one_line
    expect_err "colon"
}
