// Command jiko judges telecommunications incidents under Japanese law, and keeps what carriers report.
package main

import (
	"context"
	"os"

	"jiko/server/internal/command"
)

func main() {
	os.Exit(command.Run(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
