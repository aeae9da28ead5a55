#pragma once

namespace keyref {

// What a shell runs at a tab. All that may stand there is said by `keyref complete`, so that these never grow old.

inline constexpr const char* kBashCompletion = R"(# bash completion of keyref
_keyref() {
  local word cur=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
  if [[ $cur == '=' ]]; then
    before='=' cur=
  fi
  COMPREPLY=()
  while IFS=$'\t' read -r word _; do
    case $word in
      :files)
        compopt -o filenames
        mapfile -t COMPREPLY < <(compgen -f -- "$cur")
        ;;
      :folders)
        compopt -o filenames
        mapfile -t COMPREPLY < <(compgen -d -- "$cur")
        ;;
      *)
        # Where bash has parted --format=json, it wants the last part.
        if [[ $before == '=' ]]; then word=${word#*=}; fi
        if [[ $word == "$cur"* ]]; then COMPREPLY+=("$word"); fi
        if [[ $word == *= ]]; then compopt -o nospace; fi
        ;;
    esac
  done < <("$1" complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _keyref keyref
)";

inline constexpr const char* kZshCompletion = R"(#compdef keyref
_keyref() {
  local line word
  local -a described
  for line in "${(@f)$("${words[1]}" complete -- "${(@Q)words[2,CURRENT-1]}" "$PREFIX" 2>/dev/null)}"; do
    word=${line%%$'\t'*}
    case $word in
      '') ;;
      :files) compset -P '*='; _files ;;
      :folders) compset -P '*='; _files -/ ;;
      *=) compadd -S '' -- "$word" ;;
      *) described+=("${word//:/\\:}:${line#*$'\t'}") ;;
    esac
  done
  if (( $#described )); then _describe -t words word described; fi
}
if [[ ${funcstack[1]} == _keyref ]]; then _keyref "$@"; else compdef _keyref keyref; fi
)";

inline constexpr const char* kFishCompletion = R"(# fish completion of keyref
function __keyref_complete
    set -l words (commandline -opc)
    set -l program $words[1]
    set -e words[1]
    set -l cur (commandline -ct)
    set -l before (string match -r -- '^.*=' "$cur")
    set -l path (string replace -r -- '^.*=' '' "$cur")
    for line in ($program complete -- $words "$cur" 2>/dev/null)
        switch $line
            case ':files'
                for each in (__fish_complete_path "$path")
                    echo "$before$each"
                end
            case ':folders'
                for each in (__fish_complete_directories "$path" '')
                    echo "$before$each"
                end
            case '*'
                echo $line
        end
    end
end
complete -c keyref -f -a '(__keyref_complete)'
)";

}  // namespace keyref
