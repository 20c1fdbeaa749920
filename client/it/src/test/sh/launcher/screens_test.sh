# What is checked before something is drawn.

# Folders of system libraries for the tests: one that has them all, one that has none.
libraries() {
    mkdir -p "$FIX/libs"
    for library in "$@"; do
        : >"$FIX/libs/$library"
    done
    SEATKEEPER_LIBRARY_PATH=$FIX/empty:$FIX/libs
    export SEATKEEPER_LIBRARY_PATH
}

headless() {
    SEATKEEPER_CONSOLE_OPTS='-Dglass.platform=Headless -Dprism.order=sw'
    export SEATKEEPER_CONSOLE_OPTS
}

test_missing_libraries_stop_the_tests_before_maven_and_name_the_packages() {
    libraries
    seatkeeper test
    expect_exit 1
    expect_one_line
    expect_err "libfreetype6 libpangoft2-1.0-0" "apt-get install"
    expect_builds 0
}

test_only_the_package_that_lacks_is_named() {
    libraries libfreetype.so.6
    seatkeeper test
    expect_exit 1
    expect_err "libpangoft2-1.0-0"
    case $err in *libfreetype6*) fail "libfreetype6 is there" ;; esac
}

test_missing_libraries_stop_the_tour() {
    libraries
    seatkeeper demo --tour --out "$FIX/pictures"
    expect_exit 1
    expect_err "libpangoft2-1.0-0"
}

test_a_demo_without_a_tour_needs_no_libraries() {
    libraries
    seatkeeper demo
    expect_exit 0
}

test_missing_libraries_stop_a_headless_console() {
    libraries
    headless
    seatkeeper console
    expect_exit 1
    expect_err "libpangoft2-1.0-0"
    case $err in *libgtk*) fail "a headless console needs no GTK" ;; esac
}

test_a_headless_console_starts_with_the_options_given() {
    libraries libfreetype.so.6 libpangoft2-1.0.so.0
    headless
    seatkeeper console --server a
    expect_exit 0
    expect_out org.seatkeeper.client.console.ConsoleMain --server a -Dglass.platform=Headless -Dprism.order=sw
    [ "$(tail -n 2 "$FIX/out" | head -n 1)" = --server ] || fail "the verb was passed on"
}

test_a_console_without_display_says_what_to_do() {
    seatkeeper --version
    seatkeeper console
    expect_exit 1
    expect_one_line
    expect_err "DISPLAY is not set" "command line"
}

test_a_console_on_a_display_needs_gtk() {
    libraries libfreetype.so.6 libpangoft2-1.0.so.0
    DISPLAY=:0
    export DISPLAY
    seatkeeper console
    expect_exit 1
    expect_err "libgtk-3-0 libxtst6"
    libraries libfreetype.so.6 libpangoft2-1.0.so.0 libgtk-3.so.0 libXtst.so.6
    seatkeeper console
    expect_exit 0
}

test_a_console_without_a_writable_home_unpacks_elsewhere() {
    libraries libfreetype.so.6 libpangoft2-1.0.so.0
    headless
    seatkeeper --version
    user=$FIX/nowhere
    TMPDIR=$FIX
    export TMPDIR
    seatkeeper console
    expect_exit 0
    case $out in *"-Djavafx.cachedir=$FIX/seatkeeper-javafx."*) ;; *) fail "no folder for the native libraries" ;; esac
}
