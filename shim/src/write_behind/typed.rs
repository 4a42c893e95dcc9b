//! A state file that holds one value of one type, as JSON.

use std::fmt;
use std::io;
use std::marker::PhantomData;
use std::sync::Arc;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Ack, Admission, StateFiles};

/// A state file that holds a `T` as JSON.
///
/// ```
/// use std::sync::Arc;
/// use feeler_shim::switch::Switches;
/// use feeler_shim::write_behind::{Config, StateFile, StateFiles};
///
/// # let folder = tempfile::tempdir()?;
/// let files = Arc::new(StateFiles::open(Config::new(folder.path(), &Switches::from_env()))?);
/// let weights = StateFile::<Vec<f64>>::new(&files, "weights.json");
/// assert_eq!(weights.load()?, None);
/// assert!(weights.set(&vec![0.7, 0.3])?.is_taken());
/// assert_eq!(weights.load()?, Some(vec![0.7, 0.3]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct StateFile<T> {
    files: Arc<StateFiles>,
    name: String,
    holds: PhantomData<fn(T) -> T>,
}

/// A value could not be turned into JSON, or JSON not into a value.
#[derive(Debug)]
pub struct JsonError {
    file: String,
    error: serde_json::Error,
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "failed to convert the value of {}: {}", self.file, self.error)
    }
}

impl std::error::Error for JsonError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.error)
    }
}

impl<T> StateFile<T> {
    /// The file of that name. A name that cannot be one is refused when it is used.
    #[must_use]
    pub fn new(files: &Arc<StateFiles>, name: impl Into<String>) -> Self {
        Self { files: Arc::clone(files), name: name.into(), holds: PhantomData }
    }

    fn json_error(&self, error: serde_json::Error) -> JsonError {
        JsonError { file: self.name.clone(), error }
    }
}

impl<T: Serialize> StateFile<T> {
    /// Sets the value: see [`StateFiles::set`]. It is turned into JSON here, in the caller's time.
    ///
    /// # Errors
    /// When it cannot be turned into JSON, as a map whose keys are not strings.
    pub fn set(&self, value: &T) -> Result<Admission, JsonError> {
        Ok(self.files.set(&self.name, self.encode(value)?))
    }

    /// Sets the value, and says when it would survive a power cut: see [`StateFiles::set_acked`].
    ///
    /// # Errors
    /// As [`set`](Self::set).
    pub fn set_acked(&self, value: &T) -> Result<Ack, JsonError> {
        Ok(self.files.set_acked(&self.name, self.encode(value)?))
    }

    fn encode(&self, value: &T) -> Result<Vec<u8>, JsonError> {
        serde_json::to_vec(value).map_err(|error| self.json_error(error))
    }
}

impl<T: DeserializeOwned> StateFile<T> {
    /// The newest value; `None` if there is no file: see [`StateFiles::get`]. This reads the file.
    ///
    /// # Errors
    /// When the file cannot be read, or does not hold a `T` ([`InvalidData`](io::ErrorKind::InvalidData)).
    pub fn load(&self) -> io::Result<Option<T>> {
        let Some(json) = self.files.get(&self.name)? else { return Ok(None) };
        let value = serde_json::from_slice(&json).map_err(|error| self.json_error(error));
        value.map(Some).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
    }
}
