package command

import (
	"flag"
	"fmt"
	"slices"
)

// parseFile reads the flags and the one file that is named before, between or behind them.
func (p *process) parseFile(set *flag.FlagSet, at *place) (string, error) {
	file, rest, err := p.takeFile(set)
	if err != nil {
		return "", err
	}
	p.args = rest
	if err := p.parsePlace(set, at); err != nil {
		return "", err
	}
	if file == "" {
		return "", p.wrong("the name of one file is needed")
	}
	return file, nil
}

// takeFile finds the first argument that is neither a flag nor the value of one, and gives the others.
func (p *process) takeFile(set *flag.FlagSet) (file string, rest []string, err error) {
	for i := 0; i < len(p.args); i++ {
		arg := p.args[i]
		if arg == "--" {
			return "", p.args, nil
		}
		if len(arg) < 2 || arg[0] != '-' {
			return arg, slices.Delete(slices.Clone(p.args), i, i+1), nil
		}
		if takesValue(set, arg) {
			i++
		}
	}
	return "", p.args, nil
}

// takesValue tells whether a flag's value is the argument behind it.
func takesValue(set *flag.FlagSet, arg string) bool {
	name := arg[1:]
	if name[0] == '-' {
		name = name[1:]
	}
	f := set.Lookup(name)
	if f == nil {
		return false // unknown, or with its value behind an equals sign
	}
	b, ok := f.Value.(interface{ IsBoolFlag() bool })
	return !ok || !b.IsBoolFlag()
}

// counted is a number with its noun.
func counted(n int64, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
