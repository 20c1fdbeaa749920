# Part of the launcher: one build at a time. flock where there is one, else a folder whose owner is looked after.

# lock FILE: waits for its turn. The lock of flock also ends with the process, however it ends.
lock() {
    lock_path=$1
    if command -v flock >/dev/null; then
        lock_kind=flock
        exec 9>"$lock_path"
        flock -n 9 && return
        say "Another start is building; waiting for it..."
        flock 9
        return
    fi
    lock_kind=folder
    trap unlock EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    lock_told=no
    lock_tries=0
    until mkdir "$lock_path.d" 2>/dev/null; do
        if take_over_lock; then return; fi
        [ $lock_told = yes ] || say "Another start is building; waiting for it..."
        lock_told=yes
        lock_tries=$((lock_tries + 1))
        [ "$lock_tries" -lt 1800 ] || die 1 "waited 30 minutes for another build; if none is running, remove $lock_path.d."
        sleep 1
    done
    own_lock
}

# A process is told by its number and, where /proc has it, its start: numbers are used again.
process_mark() {
    if [ -r "/proc/$1/stat" ]; then
        # The 20th word after the name in parentheses is the start, in clock ticks since boot.
        sed 's/.*) //' "/proc/$1/stat" | { read -r _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ mark_start _ && echo "$1 $mark_start"; }
    elif kill -0 "$1" 2>/dev/null; then
        echo "$1 -"
    fi
}

own_lock() {
    process_mark $$ >"$lock_path.d/owner.$$"
    mv "$lock_path.d/owner.$$" "$lock_path.d/owner"
    lock_mine=yes
}

# Takes the lock of an owner that is gone. The folder 'after.PID' decides between two that try at once.
take_over_lock() {
    lock_owner=
    [ ! -r "$lock_path.d/owner" ] || read -r lock_owner <"$lock_path.d/owner"
    if [ -z "$lock_owner" ]; then
        # Its owner is just writing its name, or died doing so: wait, then take it.
        [ "$lock_tries" -ge 10 ] && mkdir "$lock_path.d/after.nobody" 2>/dev/null && own_lock
        return
    fi
    lock_pid=${lock_owner%% *}
    [ "$(process_mark "$lock_pid")" != "$lock_owner" ] && mkdir "$lock_path.d/after.$lock_pid" 2>/dev/null && own_lock
}

unlock() {
    if [ "$lock_kind" = flock ]; then
        exec 9>&-
    else
        [ "${lock_mine-no}" = no ] || rm -rf "$lock_path.d"
        lock_mine=no
        trap - EXIT INT TERM HUP
    fi
}
