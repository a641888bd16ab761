package sqlite

import "os"

// journalFile is the journal, kept open: the system tells of a failure to write only who had the file open at the time, and each only once.
// Were it opened for each sync, a failure of which a checkpoint was told would be nobody's.
type journalFile struct {
	path string
	data func(*os.File) error // syncs what is in a file
	file *os.File
}

// sync brings what is in the journal to the disk. SQLite makes it anew when it was removed.
func (j *journalFile) sync() error {
	there, err := os.Stat(j.path)
	if err != nil {
		return err
	}
	if !j.has(there) {
		if err := j.open(); err != nil {
			return err
		}
	}
	return j.data(j.file)
}

// has tells whether it is that file that is open.
func (j *journalFile) has(there os.FileInfo) bool {
	if j.file == nil {
		return false
	}
	info, err := j.file.Stat()
	return err == nil && os.SameFile(info, there)
}

func (j *journalFile) open() error {
	err := j.close()
	if err != nil {
		return err
	}
	j.file, err = os.OpenFile(j.path, os.O_RDWR, 0)
	return err
}

func (j *journalFile) close() error {
	if j.file == nil {
		return nil
	}
	file := j.file
	j.file = nil
	return file.Close()
}
