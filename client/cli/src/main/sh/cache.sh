# Part of the launcher: AOT caches, which halve the start of the agent and the command line.

# make_caches DIR [PROGRAM...]: trains one cache a program. A cache is a convenience: one that cannot be made is left out.
make_caches() {
    cache_dir=$1
    train agent "$small_flags" "$agent_main" --train
    train cli "$cli_flags" "$cli_main" --help
}

# train PROGRAM FLAGS MAIN ARGUMENT...: one run of the program writes its cache.
train() {
    train_program=$1 train_flags=$2
    shift 2
    train_cache=$cache_dir/$train_program.aot
    rm -f "$train_cache" "$train_cache.new"
    read_class_path "$train_program" || return 0
    (
        set -f
        # shellcheck disable=SC2086 # the flags are words
        "$java" $train_flags -XX:AOTCacheOutput="$train_cache.new" -cp "$class_path" "$@"
    ) </dev/null >"$train_cache.log" 2>&1 && [ -s "$train_cache.new" ] && mv "$train_cache.new" "$train_cache"
    rm -f "$train_cache.new" "$train_cache.new.config"
}
