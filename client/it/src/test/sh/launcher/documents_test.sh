# What the documents promise about the build.

test_every_dependency_and_plugin_has_its_line_in_the_decision() {
    decision=$project/docs/decisions/0002-dependencies.md
    cat "$project/pom.xml" "$project"/*/pom.xml "$project"/client/*/pom.xml |
        sed -n 's|.*<artifactId>\(.*\)</artifactId>.*|\1|p' | sort -u | grep -v '^seatkeeper' >"$FIX/artifacts"
    [ -s "$FIX/artifacts" ] || fail "no dependencies found"
    while read -r artifact; do
        grep -q -e "[ (]${artifact}[ ,:)]" "$decision" || fail "$artifact has no line in $decision: say what it is for, and what instead"
    done <"$FIX/artifacts"
}

test_the_readme_has_the_two_commands() {
    grep -q -x '    ./seatkeeper demo' "$project/README.md" || fail "no demo"
    grep -q -x '    ./seatkeeper test' "$project/README.md" || fail "no test"
}
