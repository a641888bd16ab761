package words

// attachmentEnglish is what English says of attachments.
var attachmentEnglish = Attachment{
	Purposes: map[string]string{"diagram": "Equipment diagram (機器構成図)", "notice": "Notice to users (利用者への周知文)", "other": "Other"},
	Types:    map[string]string{"image/png": "PNG", "image/jpeg": "JPEG", "application/pdf": "PDF"},
	Choose:   Question{"Choose files to attach", "PNG, JPEG or PDF, up to {size} each and {n} in all."},
	Preview:  "The picture {name}",
	Download: "Download {name}",
	Facts:    "{type}, {size}",
	Of:       "{name} ({purpose})",
	Problems: map[string]string{
		"file-missing":         "No file is chosen. Choose one, then press “Attach”.",
		"file-empty":           "“{name}” is empty. Choose a file with something in it.",
		"file-unknown-content": "“{name}” is neither PNG nor JPEG nor PDF. Make it one of them, then attach it.",
		"file-too-large":       "“{name}” is too large. Make it smaller, then attach it.",
		"file-too-many":        "“{name}” cannot be attached: there are as many attachments as there may be.",
		"not-sent":             "This file is not kept. Remove it, and attach it again.",
	},
	Upload: Upload{
		Drop:    "You can also drop files into this frame.",
		Sending: "Sending “{name}”",
		Waiting: "“{name}” waits for its turn",
		Done:    "“{name}” is attached.",
		Removed: "The attachment is removed.",
		Cancel:  "Cancel",
		Retry:   "Send again",
		Stopped: "“{name}” was cancelled.",
		Broken:  "The connection broke while “{name}” was being sent.",
		Ended:   "“{name}” could not be sent: you are signed out. Sign in in another tab, then send it again.",
		Large:   "“{name}” is too large. Make it smaller, then attach it.",
		Hold:    "The form goes on once the files are there.",
	},
}
