package command

import (
	"context"
	"fmt"
	"io"
	"slices"
)

// choose runs the action of a command that has several, such as add of jiko account.
func (p *process) choose(ctx context.Context, name string, actions []command) error {
	if len(p.args) == 0 {
		helpActions(p.stderr, name, actions)
		return errUsage
	}
	chosen := p.args[0]
	if slices.Contains([]string{"help", "-h", "-help", "--help"}, chosen) {
		helpActions(p.stdout, name, actions)
		return nil
	}
	for _, a := range actions {
		if a.name == chosen {
			p.args = p.args[1:]
			return a.run(ctx, p)
		}
	}
	fmt.Fprintf(p.stderr, "jiko %s: unknown action %q\n\n", name, chosen)
	helpActions(p.stderr, name, actions)
	return errUsage
}

func helpActions(w io.Writer, name string, actions []command) {
	fmt.Fprintf(w, "Usage: jiko %s ACTION [FLAGS]\n\n", name)
	for _, a := range actions {
		fmt.Fprintf(w, "  %-15s %s\n", a.name, a.summary)
	}
	fmt.Fprintf(w, "\njiko %s ACTION --help tells the flags of an action.\n", name)
}

// wrong tells the user what is wrong with the command line.
func (p *process) wrong(name, text string) error {
	fmt.Fprintf(p.stderr, "jiko %s: %s\n", name, text)
	return errUsage
}
