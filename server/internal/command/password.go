package command

import (
	"fmt"
	"io"
	"strings"
)

// longestInput is how much is read where a password is expected. Longer ones are refused in words of their own.
const longestInput = 64 << 10

// password reads a password from standard input: all of it but the end of the line. A password among the flags would stand in the
// list of processes and in the shell's history, so there is no such flag.
func (p *process) password(fromStdin bool) (string, error) {
	if !fromStdin {
		return "", p.wrong("give the password on standard input, with --password-stdin")
	}
	body, err := io.ReadAll(io.LimitReader(p.stdin, longestInput))
	if err != nil {
		return "", fmt.Errorf("standard input: %w", err)
	}
	text := strings.TrimSuffix(string(body), "\n")
	return strings.TrimSuffix(text, "\r"), nil
}
