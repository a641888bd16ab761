package asset

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strings"
)

// Root is where the static files are served.
const Root = "/static/"

// reference is how one static file names another.
var reference = regexp.MustCompile(regexp.QuoteMeta(Root) + `[A-Za-z0-9][A-Za-z0-9._/-]*`)

// Set is a folder of static files, each under a name that changes with its content, so that browsers and caches may keep
// it for ever.
type Set struct {
	files map[string]*File  // by the name in the folder
	names map[string]string // the name in the folder by the name with the hash
}

// Load reads a folder. It fails when a file names another one that does not exist, or two name each other.
func Load(folder fs.FS) (*Set, error) {
	s := &Set{files: map[string]*File{}, names: map[string]string{}}
	err := fs.WalkDir(folder, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		return s.load(folder, name)
	})
	return s, err
}

// load adds one file, after those that it names: their hashes are part of its content.
func (s *Set) load(folder fs.FS, name string) error {
	if f, ok := s.files[name]; ok {
		if f == nil {
			return fmt.Errorf("static file %s: names a file that names it back", name)
		}
		return nil
	}
	s.files[name] = nil // begun
	content, err := fs.ReadFile(folder, name)
	if err != nil {
		return fmt.Errorf("static file: %w", err)
	}
	if content, err = s.resolve(folder, name, content); err != nil {
		return err
	}
	s.files[name] = NewFile(name, content)
	s.names[s.hashed(name)] = name
	return nil
}

// resolve puts the names with hashes in the place of the names that a text file has for others.
func (s *Set) resolve(folder fs.FS, name string, content []byte) ([]byte, error) {
	switch path.Ext(name) {
	case ".css", ".js", ".webmanifest":
	default:
		return content, nil
	}
	var failure error
	content = reference.ReplaceAllFunc(content, func(found []byte) []byte {
		other := strings.TrimPrefix(string(found), Root)
		if err := s.load(folder, other); err != nil && failure == nil {
			failure = fmt.Errorf("named in %s: %w", name, err)
		}
		return []byte(s.URL(other))
	})
	return content, failure
}

// hashed puts the hash before the extension: app.css becomes app.3f2a5c91b0de.css.
func (s *Set) hashed(name string) string {
	extension := path.Ext(name)
	return strings.TrimSuffix(name, extension) + "." + s.files[name].hash + extension
}

// URL is where a page finds a static file. A name that does not exist keeps itself, and is not found.
func (s *Set) URL(name string) string {
	if s.files[name] == nil {
		return Root + name
	}
	return Root + s.hashed(name)
}

// File is the file with that name in the folder.
func (s *Set) File(name string) (*File, bool) {
	f, ok := s.files[name]
	return f, ok
}

// Find is the file for the rest of a URL behind Root; lasting tells that it has its hash in the name, so that what is
// there never changes.
func (s *Set) Find(name string) (f *File, lasting, ok bool) {
	if plain, isHashed := s.names[name]; isHashed {
		return s.files[plain], true, true
	}
	f, ok = s.files[name]
	return f, false, ok
}

// Names are the names in the folder, in no order.
func (s *Set) Names() []string {
	names := make([]string, 0, len(s.files))
	for name := range s.files {
		names = append(names, name)
	}
	return names
}
