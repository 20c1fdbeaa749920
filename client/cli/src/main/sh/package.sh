# Part of the launcher: makes an installed copy, which never builds.

package_usage="usage: seatkeeper package [--server] DIR; DIR is new or empty, --server leaves out console, demo and bench."

# run_package [--server] DIR
run_package() {
    package_programs=$programs
    if [ "${1-}" = --server ]; then
        package_programs='agent cli'
        shift
    fi
    [ $# = 1 ] || die 2 "$package_usage"
    case $1 in '' | -*) die 2 "$package_usage" ;; esac
    case $1 in *:*) die 2 "'$1' has a colon in its name, which no Java class path can hold." ;; esac
    find_jdk
    built_or_build
    (mkdir -p "$1") 2>/dev/null && [ -w "$1" ] || die 1 "cannot write to '$1'; choose another folder or run it as its owner."
    [ -z "$(ls -A "$1")" ] || die 2 "'$1' is not empty; to upgrade, package into a new folder and switch to it (docs/operations.md)."
    package_dir=$(cd "$1" && pwd -P) || die 1 "cannot enter '$1'."
    fill_package || die 1 "could not fill '$package_dir'; is the disk full? Remove the folder and try again."
    home=$package_dir installed=yes
    for package_program in $package_programs; do
        read_class_path "$package_program" || die 1 "'$package_dir' came out incomplete; remove it and try again."
    done
    make_caches "$package_dir/lib"
    rm -f "$package_dir"/lib/*.aot.log
    say "installed in $package_dir; start it with $package_dir/seatkeeper"
}

fill_package() {
    mkdir -p "$package_dir/lib/sh" || return
    for package_program in $package_programs; do
        read_class_path "$package_program" && copy_jars "$package_program" || return
    done
    # SQLite's native library, where the agent's jar looks for it.
    if [ -d "$home/agent/target/native" ]; then
        cp -Rp "$home/agent/target/native" "$package_dir/lib/native" || return
    fi
    # Times are kept: an AOT cache knows its jars by them.
    for package_part in jdk screens start; do
        cp -p "$parts/$package_part.sh" "$package_dir/lib/sh/" || return
    done
    cp -p "$self" "$package_dir/seatkeeper" && cp -p "$home/LICENSE" "$home/README.md" "$package_dir/" &&
        cp -Rp "$home/docs" "$package_dir/docs" && date >"$package_dir/installed"
}

# Copies the jars of $class_path, and their names in order as the class path of program $1.
copy_jars() {
    copy_names=
    copy_ifs=$IFS
    IFS=:
    # shellcheck disable=SC2086 # the class path is split at its colons
    set -- "$1" $class_path
    IFS=$copy_ifs
    copy_program=$1
    shift
    for copy_jar in "$@"; do
        copy_name=${copy_jar##*/}
        [ -e "$package_dir/lib/$copy_name" ] || cp -p "$copy_jar" "$package_dir/lib/" || return
        copy_names=$copy_names${copy_names:+:}$copy_name
    done
    printf '%s\n' "$copy_names" >"$package_dir/lib/$copy_program.classpath"
}
