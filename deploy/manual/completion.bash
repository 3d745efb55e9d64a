# bash completion for rowan: commands, their options, and files where a file is wanted.

_rowan_options() {
    case $1 in
    demo) echo --folder ;;
    "members import") echo --dry-run --lapse-absent ;;
    "mail preview") echo --html ;;
    verify) echo --head ;;
    status) echo --json ;;
    backup) echo --keep ;;
    restore) echo --key --rehearse ;;
    follow) echo --every ;;
    drill) echo --event --members --connections ;;
    esac
}

_rowan() {
    local commands='serve demo migrate members organiser mail verify status key backup restore follow drill'
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
    local command=${COMP_WORDS[1]}
    COMPREPLY=()
    if [ "$COMP_CWORD" -eq 1 ]; then
        mapfile -t COMPREPLY < <(compgen -W "$commands --help" -- "$word")
        return
    fi
    local second=
    case $command in
    members) second=import ;;
    organiser) second=add ;;
    mail) second=preview ;;
    key) second=new ;;
    esac
    if [ "$COMP_CWORD" -eq 2 ] && [ -n "$second" ]; then
        mapfile -t COMPREPLY < <(compgen -W "$second" -- "$word")
        return
    fi
    case $before in
    --folder)
        mapfile -t COMPREPLY < <(compgen -d -- "$word")
        return
        ;;
    --config | --key)
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
        return
        ;;
    --keep | --every | --members | --connections | --event | --head) return ;;
    esac
    if [[ $word == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$(_rowan_options "$command${second:+ $second}") --config --help" -- "$word")
        return
    fi
    case $command in
    members | key | backup | restore | follow) mapfile -t COMPREPLY < <(compgen -f -- "$word") ;;
    esac
}

complete -o filenames -F _rowan rowan
