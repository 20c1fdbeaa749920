# Installed copies.

installed() { # installed [OPTION]: packages into $FIX/target dir and makes it the home
    seatkeeper package "$@" "$FIX/opt dir"
    expect_exit 0
    sources=$home
    home=$FIX/opt\ dir
}

test_an_installed_copy_never_builds() {
    installed
    rm "$FIX/bin/mvn"
    rm -r "$sources"
    for verb in --version agent demo; do
        seatkeeper $verb
        expect_exit 0
    done
    touch -t 203001010000 "$home/lib/one.jar"
    seatkeeper --version
    expect_exit 0
    expect_out "$home/lib/seatkeeper-client-cli.jar:$home/lib/one.jar:$home/lib/two.jar"
    expect_builds 1
}

test_an_installed_copy_can_be_moved() {
    installed
    mv "$home" "$FIX/else where"
    home="$FIX/else where"
    cd /
    seatkeeper agent run
    expect_exit 0
    expect_out "$home/lib/seatkeeper-agent.jar:$home/lib/one.jar:$home/lib/two.jar"
}

test_an_installed_copy_runs_on_a_runtime_without_compiler() {
    installed
    rm "$FIX/jdks/jdk-25/bin/javac"
    seatkeeper --version
    expect_exit 0
}

test_jars_keep_their_times() {
    touch -t 202001010000 "$FIX/repo/one.jar"
    installed
    [ -z "$(find "$home/lib/one.jar" -newer "$FIX/repo/one.jar")" ] && [ -z "$(find "$FIX/repo/one.jar" -newer "$home/lib/one.jar")" ] ||
        fail "the time of a jar changed"
}

test_an_installed_copy_has_documents_license_and_caches() {
    installed
    for file in LICENSE README.md docs/a.md lib/cli.aot lib/agent.aot installed; do
        [ -f "$home/$file" ] || fail "$file is missing"
    done
    seatkeeper agent run
    expect_out "-XX:AOTCache=$home/lib/agent.aot"
}

test_a_server_copy_has_no_console() {
    installed --server
    [ ! -e "$home/lib/seatkeeper-client-console.jar" ] || fail "the console was installed"
    seatkeeper agent run
    expect_exit 0
    for verb in bench demo; do
        seatkeeper $verb
        expect_exit 1
        expect_one_line
        expect_err "'$verb' is not part of this installation"
    done
}

test_an_installed_copy_with_a_missing_jar_says_so() {
    installed
    rm "$home/lib/two.jar"
    seatkeeper --version
    expect_exit 1
    expect_one_line
    expect_err "incomplete" "install it again"
}

test_an_installed_copy_without_its_parts_says_so() {
    installed
    rm -r "$home/lib/sh"
    seatkeeper --version
    expect_exit 1
    expect_one_line
    expect_err "incomplete"
}

test_an_installed_copy_cannot_test_or_package() {
    installed
    for verb in test package; do
        seatkeeper $verb x
        expect_exit 2
        expect_err "installed copy"
    done
}

test_a_folder_that_is_not_empty_is_refused() {
    mkdir "$FIX/full"
    echo mine >"$FIX/full/file"
    seatkeeper package "$FIX/full"
    expect_exit 2
    expect_err "not empty"
    [ "$(ls "$FIX/full")" = file ] || fail "the folder was changed"
}

test_a_folder_that_cannot_be_made_is_refused() {
    seatkeeper package "$FIX/repo/one.jar/x"
    expect_exit 1
    expect_err "cannot write to"
}

test_wrong_usage_of_package_is_told() {
    seatkeeper package
    expect_exit 2
    expect_one_line
    expect_err "usage: seatkeeper package"
    seatkeeper package --nonsense
    expect_exit 2
    seatkeeper package a b
    expect_exit 2
    seatkeeper package "$FIX/a:b"
    expect_exit 2
    expect_builds 0
}
