//go:build unix

package mongotest

import (
	"os/exec"
	"syscall"
)

// ownGroup has the command run in the process group, or in one of its own when group is 0, so that all of a server can be signalled at once.
func ownGroup(c *exec.Cmd, group int) {
	c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pgid: group}
}

// signalGroup signals all processes of a command's group.
func signalGroup(c *exec.Cmd, sig syscall.Signal) {
	if c != nil && c.Process != nil {
		_ = syscall.Kill(-c.Process.Pid, sig) // it may have ended
	}
}
