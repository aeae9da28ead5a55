// Runs pipelines as Jenkins does, so that they could be stored at every step. Jenkins' own steps are recorded, but `sh` really runs.
// Standard input: a list of {"script": FILE, "folder": DIR, "warnings": is that plugin there?}; standard output: what became of each.
// Arguments: a folder in which NAME@VERSION is the shared library, and the PATH.
import com.lesfurets.jenkins.unit.cps.BasePipelineTestCPS
import groovy.json.JsonOutput
import groovy.json.JsonSlurper

import static com.lesfurets.jenkins.unit.global.lib.LibraryConfiguration.library
import static com.lesfurets.jenkins.unit.global.lib.LocalSource.localSource

class BuildFailed extends RuntimeException {
    BuildFailed(String message) { super(message) }
}

class Build extends BasePipelineTestCPS {
    List steps = []
    String folder
    String path

    Build(String libraries, String path, Map build) {
        this.folder = build.folder
        this.path = path
        scriptRoots = ['/']
        scriptExtension = ''
        super.setUp()
        helper.registerSharedLibrary(library().name('keyref').defaultVersion('main').implicit(true).allowOverride(true)
            .targetPath(libraries).retriever(localSource(libraries)).build())
        for (block in ['pipeline', 'agent', 'triggers', 'options', 'stages', 'steps']) helper.registerAllowedMethod(block, [Closure], null)
        helper.registerAllowedMethod('stage', [String, Closure], { String name, Closure body ->
            steps << [stage: name]
            body()
        })
        for (word in ['agent', 'label', 'cron', 'checkout', 'echo', 'input', 'archiveArtifacts', 'junit']) record(word)
        helper.registerAllowedMethod('disableConcurrentBuilds', [], null)
        helper.registerAllowedMethod('sshagent', [List, Closure], { List credentials, Closure body -> body() })
        binding.setVariable('any', 'any')
        binding.setVariable('env', [CHANGE_TARGET: 'main'])
        binding.setVariable('scm', [:])
        helper.registerAllowedMethod('error', [String], { String message -> throw new BuildFailed(message) })
        helper.registerAllowedMethod('sh', [String], { String script ->
            int code = run(script)
            if (code != 0) throw new BuildFailed("script returned exit code ${code}")
        })
        helper.registerAllowedMethod('sh', [Map], { Map arguments -> run(arguments.script) })
        for (word in ['recordIssues', 'issues']) {
            if (build.warnings) {
                record(word)
            } else {
                helper.registerAllowedMethod(word, [Map], { Map arguments -> throw new NoSuchMethodError("No such DSL method '${word}'") })
            }
        }
    }

    void record(String word) {
        for (type in [Map, String]) {
            helper.registerAllowedMethod(word, [type], { arguments ->
                steps << [(word): arguments]
                return arguments
            })
        }
    }

    // As Jenkins' durable-task does it.
    int run(String script) {
        ProcessBuilder builder = new ProcessBuilder('sh', '-xe', '-c', script).directory(new File(folder)).redirectErrorStream(true)
        builder.environment().put('PATH', path)
        Process process = builder.start()
        process.outputStream.close()
        String log = process.inputStream.getText('UTF-8')
        int code = process.waitFor()
        steps << [sh: script, code: code, log: log]
        return code
    }
}

List results = new JsonSlurper().parse(System.in, 'UTF-8').collect { Map each ->
    Build build = new Build(args[0], args[1], each)
    String failure = null
    try {
        build.runScript(each.script)
    } catch (BuildFailed failed) {
        failure = failed.message
    }
    return [failure: failure, steps: build.steps]
}
println JsonOutput.toJson(results)
