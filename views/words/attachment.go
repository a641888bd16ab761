package words

// Attachment is the words of the files that go with a filing (添付).
type Attachment struct {
	Purposes map[string]string // by the code of the report
	Types    map[string]string // by media type
	Choose   Question          // {size} {n}: the largest file, and how many there may be
	Preview  string            // {name}: what stands for the picture where it is not seen
	Download string            // {name}
	Facts    string            // {type} {size}
	Of       string            // {name} {purpose}: an attachment in one line
	Problems map[string]string // {name} is the file
	Upload   Upload
}

// Upload is what the script of the form says while files are on their way.
type Upload struct {
	Drop    string `json:"drop"`    // beside the field
	Sending string `json:"sending"` // {name}
	Waiting string `json:"waiting"` // {name}
	Done    string `json:"done"`    // {name}
	Removed string `json:"removed"`
	Cancel  string `json:"cancel"`
	Retry   string `json:"retry"`
	Stopped string `json:"stopped"` // {name}: cancelled
	Broken  string `json:"broken"`  // {name}: the connection
	Ended   string `json:"ended"`   // {name}: whoever sends is signed in no more
	Large   string `json:"large"`   // {name}
	Hold    string `json:"hold"`    // the form is sent once all files are there
}
