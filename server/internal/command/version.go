package command

import (
	"context"
	"fmt"
	"runtime"
)

// version is set by the linker (Makefile).
var version = "devel"

// printVersion is jiko version.
func printVersion(_ context.Context, p *process) error {
	if err := p.parse(p.flags()); err != nil {
		return err
	}
	_, err := fmt.Fprintf(p.stdout, "jiko %s %s %s/%s\n", version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}
