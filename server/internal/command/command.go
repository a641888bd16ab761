// Package command is the command line of Jiko: one command a file.
package command

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
)

// The exit codes. Zero means that all was done.
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2 // the command line cannot be read; nothing was done
)

// command is one command. run reads what stands behind its name.
type command struct {
	name, summary string
	run           func(context.Context, *process) error
}

// commands are all commands, in the order of the help.
func commands() []command {
	return []command{
		{"serve", "answer HTTP until SIGTERM or SIGINT", serve},
		{"account", "keep the accounts: add, list, suspend, resume, reset-password", runAccount},
		{"token", "keep the tokens of programs: add, list, revoke", runToken},
		{"audit", "verify the audit ledger", runAudit},
		{"backup", "write the whole archive into a file, while a server runs on it or not", runBackup},
		{"restore", "read a backup into an empty archive, of either engine", runRestore},
		{"export", "print the filings of a fiscal year, each with its newest revision", runExport},
		{"demo", "fill the archive with the demonstration year, or remove a demonstration", runDemo},
		{"version", "print the version", printVersion},
	}
}

// process is what a command is given of the process that it runs in.
type process struct {
	name, summary  string // of the command, such as account add
	args           []string
	stdin          io.Reader
	stdout, stderr io.Writer
}

// errUsage says that the command line cannot be read, and that the user was told why.
var errUsage = errors.New("usage")

// Run runs the command line and gives the exit code. SIGTERM and SIGINT end it in order; a second one ends it at once.
func Run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)
	defer stop()

	err := run(ctx, &process{args: args, stdin: stdin, stdout: stdout, stderr: stderr})
	switch {
	case err == nil, errors.Is(err, flag.ErrHelp):
		return exitDone
	case errors.Is(err, errUsage):
		return exitUsage
	default:
		fmt.Fprintln(stderr, "jiko:", err)
		return exitFailed
	}
}

func run(ctx context.Context, p *process) error {
	if len(p.args) == 0 {
		help(p.stderr)
		return errUsage
	}
	name := p.args[0]
	switch strings.TrimLeft(name, "-") {
	case "help", "h":
		help(p.stdout)
		return nil
	}
	for _, c := range commands() {
		if c.name == name {
			return p.start(ctx, c)
		}
	}
	fmt.Fprintf(p.stderr, "jiko: unknown command %q\n\n", name)
	help(p.stderr)
	return errUsage
}

// start runs the command that the first argument names, with the others.
func (p *process) start(ctx context.Context, c command) error {
	p.name, p.summary, p.args = strings.TrimPrefix(p.name+" "+c.name, " "), c.summary, p.args[1:]
	return c.run(ctx, p)
}

func help(w io.Writer) {
	fmt.Fprint(w, "Jiko 事故: how severe a telecommunications incident is under Japanese law\n\nUsage: jiko COMMAND [FLAGS]\n\n")
	for _, c := range commands() {
		fmt.Fprintf(w, "  %-10s %s\n", c.name, c.summary)
	}
	fmt.Fprint(w, "\njiko COMMAND --help tells the flags of a command.\n")
}

// flags begins the flags of the command.
func (p *process) flags() *flag.FlagSet {
	set := flag.NewFlagSet(p.name, flag.ContinueOnError)
	set.SetOutput(p.stderr)
	set.Usage = func() {
		fmt.Fprintf(set.Output(), "jiko %s: %s\n\n", p.name, p.summary)
		set.PrintDefaults()
	}
	return set
}

// parse reads the flags, and refuses what is no flag. Help was asked for, so it goes to stdout.
func (p *process) parse(set *flag.FlagSet) error {
	for _, arg := range p.args {
		if arg == "-h" || arg == "-help" || arg == "--help" {
			set.SetOutput(p.stdout)
		}
	}
	err := set.Parse(p.args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return err
	case err != nil:
		return errUsage
	case set.NArg() > 0:
		return p.wrong(fmt.Sprintf("%q is not a flag", set.Arg(0)))
	}
	return nil
}

// variable is a variable of the environment, or fallback where it is not set.
func variable(name, fallback string) string {
	if value := os.Getenv(name); value != "" {
		return value
	}
	return fallback
}
