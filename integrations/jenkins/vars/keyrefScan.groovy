import com.cloudbees.groovy.cps.NonCPS

// A gate of a deploy pipeline: scans for one environment, keeps the reports, and fails the build unless everything was checked and
// nothing was found. vars/keyrefScan.txt describes the options.
def call(Map options = [:]) {
    String mistake = mistakeIn(options)
    if (mistake) error mistake
    String base = nameOfReports(options)
    String subject = subjectOf(options)

    int code = sh(label: "keyref scan ${subject}", returnStatus: true, script: scriptOf(options, base))
    if (code == 0 || code == 1 || code == 3) {
        archiveArtifacts artifacts: "${base}.sarif,${base}.json,${base}.xml", allowEmptyArchive: true
        record(base)
    }
    switch (code) {
        case 0:
            echo "Keyref: ${options.since ? 'what has changed' : 'everything'} was checked ${subject}"
            break
        case 1:
            error "Keyref: findings ${subject}; the report says where, and `keyref explain RULE` how to mend them"
            break
        case 2:
            error "Keyref: nothing was checked ${subject}: wrong options, keyref.yaml or inventory; the log says which"
            break
        case 3:
            error "Keyref: not everything could be checked ${subject}, so this is no pass; the log says what is missing"
            break
        case 127:
            error "Keyref: nothing was checked ${subject}: there is no `${options.program ?: 'keyref'}` on this agent"
            break
        default:
            error "Keyref: nothing is known ${subject}: the program ended with ${code}"
    }
}

// The Warnings plugin shows more; where it is not installed, findings are tests.
private void record(String base) {
    try {
        recordIssues enabledForFailure: true, tool: issues(id: base.toLowerCase(), name: base, pattern: "${base}.json")
    } catch (NoSuchMethodError ignored) {
        junit testResults: "${base}.xml", allowEmptyResults: true
    }
}

@NonCPS
private String mistakeIn(Map options) {
    List known = ['environment', 'paths', 'since', 'failOn', 'config', 'inventory', 'baseline', 'reports', 'program']
    List unknown = options.keySet().findAll { !known.contains(it) } as List
    return unknown ? "keyrefScan: there is no option `${unknown.join('`, `')}`; there are ${known.join(', ')}" : null
}

@NonCPS
private String subjectOf(Map options) {
    String subject = options.environment ? "for ${listOf(options.environment).join(' and ')}" : 'for all environments'
    return options.since ? "${subject} since ${options.since}" : subject
}

@NonCPS
private String nameOfReports(Map options) {
    return ([options.reports ?: 'keyref'] + listOf(options.environment)).join('-')
}

// What an earlier build left goes first: it would be taken for this one's where the scan does not begin.
@NonCPS
private String scriptOf(Map options, String base) {
    List words = [options.program ?: 'keyref', 'scan']
    for (environment in listOf(options.environment)) words += ['--env', environment]
    if (options.since) words += ['--since', options.since]
    if (options.failOn) words += ['--fail-on', options.failOn]
    if (options.config) words += ['--config', options.config]
    if (options.inventory) words += ['--inventory', options.inventory]
    if (options.baseline) words += ['--baseline', options.baseline]
    words += ['--report', "sarif=${base}.sarif", '--report', "jenkins=${base}.json", '--report', "junit=${base}.xml", '--']
    words += listOf(options.paths)
    return "rm -f -- ${quoted(["${base}.sarif", "${base}.json", "${base}.xml"])}\n${quoted(words)}"
}

@NonCPS
private List listOf(value) {
    return value == null ? [] : value instanceof List ? value : [value]
}

// For the shell: within single quotes nothing has a meaning but the quote itself.
@NonCPS
private String quoted(List words) {
    return words.collect { "'" + it.toString().replace("'", "'\\''") + "'" }.join(' ')
}
