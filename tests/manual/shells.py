"""Completions for bash, zsh and fish, from what the program says of itself."""

from __future__ import annotations

import re
from string import Template

from told import Option, options

MADE = "# Made by tests/manual/write.py from the options of threadview."

BASH = Template(r"""$made

_threadview() {
    local word=$${COMP_LINE:0:COMP_POINT} before option value flag
    word=$${word##*[[:blank:]]}
    before=$${COMP_LINE:0:COMP_POINT-$${#word}}
    before=$${before%"$${before##*[![:blank:]]}"}
    option=$${before##*[[:blank:]]} value=$$word flag=
    if [[ $$word == --*=* ]]; then
        option=$${word%%=*} value=$${word#*=} flag=$$option=
    fi
    COMPREPLY=()
    case $$option in
$cases
    *)
        if [[ $$word == -* ]]; then
            COMPREPLY=($$(compgen -W '$flags' -- "$$word"))
        fi
        return ;;
    esac
    compopt +o default +o bashdefault 2> /dev/null
    # readline replaces only what stands behind the last of its breaks.
    local kept=
    [[ $$COMP_WORDBREAKS == *=* ]] || kept=$$flag
    if [[ $$COMP_WORDBREAKS == *:* ]]; then
        COMPREPLY=("$${COMPREPLY[@]#"$${value%"$${value##*:}"}"}")
    fi
    COMPREPLY=("$${COMPREPLY[@]/#/$$kept}")
}
complete -o bashdefault -o default -F _threadview threadview
""")

ZSH = Template(r"""#compdef threadview
$made

_threadview_query() {
    compadd -S '' -- $terms
}

_arguments -s -S \
$specs
    '*:source:_files'
""")

FISH = Template("""$made

$lines
""")


def bash() -> str:
    """Return the completions for bash."""
    cases = [_bash_case(option) for option in options() if option.takes]
    flags = " ".join(flag for option in options() for flag in option.flags)
    return BASH.substitute(made=MADE, cases="\n".join(cases), flags=flags)


def _bash_case(option: Option) -> str:
    """Return what an option can be given, as a branch of the choice."""
    nospace = "compopt -o nospace 2> /dev/null; " if option.starts else ""
    given = f"COMPREPLY=($(compgen -W '{' '.join(option.values)}' -- \"$value\"))" if option.values else ":"
    return f"    {'|'.join(option.flags)}) {nospace}{given} ;;"


def zsh() -> str:
    """Return the completions for zsh."""
    terms = next(" ".join(option.values) for option in options() if option.starts)
    return ZSH.substitute(
        made=MADE, terms=terms, specs="\n".join(f"    {_zsh_spec(option)} \\" for option in options())
    )


def _zsh_spec(option: Option) -> str:
    """Return an option as ``_arguments`` takes it."""
    about = re.sub(r"([\[\]:\\])", r"\\\1", option.brief).replace("'", r"'\''")
    if option.takes:
        flag = option.flags[-1]
        return f"'{flag}=[{about}]:{flag[2:]}:{_zsh_values(option)}'"
    if len(option.flags) > 1:
        return f"'({' '.join(option.flags)})'{{{','.join(option.flags)}}}'[{about}]'"
    return f"'{option.flags[0]}[{about}]'"


def _zsh_values(option: Option) -> str:
    """Return what an option can be given: ``(a b)``, with meanings ``((a\\:meaning b\\:meaning))``."""
    if option.starts:
        return "_threadview_query"
    if any(option.values.values()):
        pairs = (f"{name}\\:{_zsh_word(about.replace(':', ','))}" for name, about in option.values.items())
        return f"(({' '.join(pairs)}))".replace("'", r"'\''")
    return f"({' '.join(map(_zsh_word, option.values))})" if option.values else " "


def _zsh_word(text: str) -> str:
    """Return a text as one word of zsh, of which nothing has a meaning."""
    return re.sub(r"([^\w.,/-])", r"\\\1", text)


def fish() -> str:
    """Return the completions for fish."""
    return FISH.substitute(made=MADE, lines="\n".join(map(_fish_line, options())))


def _fish_line(option: Option) -> str:
    """Return the line of an option."""
    flags = " ".join(f"-l {flag[2:]}" if flag.startswith("--") else f"-s {flag[1:]}" for flag in option.flags)
    values = " ".join(name + (rf"\t{_fish_word(about)}" if about else "") for name, about in option.values.items())
    given = f" -x{f' -a {_fish_word(values)}' if values else ''}" if option.takes else ""
    return f"complete -c threadview {flags}{given} -d {_fish_word(option.brief)}"


def _fish_word(text: str) -> str:
    """Return a text between single quotes, in which fish knows but two marks."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
