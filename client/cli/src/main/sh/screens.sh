# Part of the launcher: what the system must have before JavaFX can draw, with or without a display.

# True when the shared library $1 is there.
has_library() {
    lib_found=1
    lib_ifs=$IFS
    IFS=:
    for lib_dir in ${SEATKEEPER_LIBRARY_PATH-${LD_LIBRARY_PATH-}:/usr/lib/x86_64-linux-gnu:/usr/lib/aarch64-linux-gnu:/usr/lib64:/usr/lib:/lib64:/lib}; do
        if [ -n "$lib_dir" ] && [ -e "$lib_dir/$1" ]; then
            lib_found=0
            break
        fi
    done
    IFS=$lib_ifs
    [ $lib_found = 0 ] && return 0
    [ -z "${SEATKEEPER_LIBRARY_PATH+set}" ] || return 1
    PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null | grep -q "$1 "
}

# Sets $missing to the Debian packages that lack, for every pair LIBRARY PACKAGE given.
missing_packages() {
    missing=
    while [ $# -gt 1 ]; do
        has_library "$1" || case " $missing " in
        *" $2 "*) ;;
        *) missing="$missing${missing:+ }$2" ;;
        esac
        shift 2
    done
}

# Screens drawn without a display (tests, the tour).
need_headless_screens() {
    [ "$(uname -s)" = Linux ] || return 0
    missing_packages libfreetype.so.6 libfreetype6 libpangoft2-1.0.so.0 libpangoft2-1.0-0
    [ -z "$missing" ] || die 1 "screens cannot be drawn, system libraries are missing;" \
        "install them (Debian: apt-get install --no-install-recommends $missing) and start again."
}

# A real window.
need_display() {
    [ "$(uname -s)" = Linux ] || return 0
    [ -n "${DISPLAY-}" ] || die 1 "the console needs a display and DISPLAY is not set;" \
        "start it on a desktop or through 'ssh -X', or use the command line: seatkeeper --help."
    missing_packages libfreetype.so.6 libfreetype6 libpangoft2-1.0.so.0 libpangoft2-1.0-0 \
        libgtk-3.so.0 libgtk-3-0 libXtst.so.6 libxtst6
    [ -z "$missing" ] || die 1 "the console cannot open a window, system libraries are missing;" \
        "install them (Debian: apt-get install --no-install-recommends $missing) and start again."
}
