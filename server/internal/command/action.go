package command

import (
	"context"
	"fmt"
	"io"
	"slices"
)

// choose runs the action of a command that has several, such as add of jiko account.
func (p *process) choose(ctx context.Context, actions []command) error {
	if len(p.args) == 0 {
		p.helpActions(p.stderr, actions)
		return errUsage
	}
	chosen := p.args[0]
	if slices.Contains([]string{"help", "-h", "-help", "--help"}, chosen) {
		p.helpActions(p.stdout, actions)
		return nil
	}
	for _, a := range actions {
		if a.name == chosen {
			return p.start(ctx, a)
		}
	}
	fmt.Fprintf(p.stderr, "jiko %s: unknown action %q\n\n", p.name, chosen)
	p.helpActions(p.stderr, actions)
	return errUsage
}

func (p *process) helpActions(w io.Writer, actions []command) {
	fmt.Fprintf(w, "Usage: jiko %s ACTION [FLAGS]\n\n", p.name)
	for _, a := range actions {
		fmt.Fprintf(w, "  %-15s %s\n", a.name, a.summary)
	}
	fmt.Fprintf(w, "\njiko %s ACTION --help tells the flags of an action.\n", p.name)
}

// wrong tells the user what is wrong with the command line.
func (p *process) wrong(text string) error {
	fmt.Fprintf(p.stderr, "jiko %s: %s\n", p.name, text)
	return errUsage
}
