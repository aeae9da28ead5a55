import com.cloudbees.groovy.cps.NonCPS

// Before a promotion: keeps the list of what the next environment lacks, for the ticket, and fails the build where something would not
// run there. vars/keyrefPromote.txt describes the options.
def call(Map options = [:]) {
    String mistake = mistakeIn(options)
    if (mistake) error mistake
    String list = "keyref-promote-${options.from}-${options.to}.md"
    String subject = "from ${options.from} to ${options.to}"

    int code = sh(label: "keyref promote ${subject}", returnStatus: true, script: scriptOf(options, list))
    if (code == 0 || code == 1 || code == 3) archiveArtifacts artifacts: list, allowEmptyArchive: true
    switch (code) {
        case 0:
            echo "Keyref: nothing is missing for the promotion ${subject}"
            break
        case 1:
            error "Keyref: secrets are missing for the promotion ${subject}; ${list} lists them"
            break
        case 3:
            error "Keyref: not everything could be read for the promotion ${subject}, so this is no pass; the log says what is missing"
            break
        default:
            error "Keyref: nothing is known of the promotion ${subject}: the program ended with ${code}; the log says why"
    }
}

@NonCPS
private String mistakeIn(Map options) {
    List known = ['from', 'to', 'config', 'inventory', 'program']
    List unknown = options.keySet().findAll { !known.contains(it) } as List
    if (unknown) return "keyrefPromote: there is no option `${unknown.join('`, `')}`; there are ${known.join(', ')}"
    return options.from && options.to ? null : 'keyrefPromote: from which environment, and to which? `from:` and `to:` say it'
}

// What an earlier build left goes first: it would be taken for this one's.
@NonCPS
private String scriptOf(Map options, String list) {
    List words = [options.program ?: 'keyref', 'promote', '--from', options.from, '--to', options.to, '--format', 'markdown']
    if (options.config) words += ['--config', options.config]
    if (options.inventory) words += ['--inventory', options.inventory]
    return "rm -f -- ${quoted([list])}\n${quoted(words)} >${quoted([list])}"
}

// For the shell: within single quotes nothing has a meaning but the quote itself.
@NonCPS
private String quoted(List words) {
    return words.collect { "'" + it.toString().replace("'", "'\\''") + "'" }.join(' ')
}
