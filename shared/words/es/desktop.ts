import type { desktopWords } from '../desktop.ts';

export const words: typeof desktopWords = {
  neuromatrixProject: 'Proyecto de Neuromatrix',
  projectsPathwaysAndImages: 'Proyectos, rutas metabólicas e imágenes',
  allFiles: 'Todos los archivos',
  openProject: 'Abrir proyecto',
  saveProjectAs: 'Guardar proyecto como',
  exportImage: 'Exportar imagen',
  exportAs: (format) => `Exportar como ${format}`,
  replaceExisting: (name) => `«${name}» ya existe. ¿Desea reemplazar el archivo?`,
  replacingOverwrites: 'Al reemplazarlo se sobrescribe su contenido.',
  replace: 'Reemplazar',
  recentFile: 'Archivo reciente',
  droppedIsNoFile: 'Lo que se ha soltado no es un archivo de este equipo.',
  project: 'El proyecto',
  sentNoProject: (kind) => `Lo que se ha enviado no es un proyecto: ${kind}.`,
  savedAs: (name) => `Guardado como «${name}».`,

  saveChanges: (name) => `¿Desea guardar los cambios hechos en «${name}»?`,
  changesWillBeLost: 'Si no los guarda, los cambios se perderán.',
  save: 'Guardar',
  dontSave: 'No guardar',
  cancel: 'Cancelar',
  unsavedWork: 'Trabajo sin guardar',
  workThatWasNotSaved: 'Trabajo que no se guardó',
  savedDiscardedOrOpenByNow: 'Entretanto se ha guardado, descartado o abierto en otra ventana.',

  windowStopped: (name) => `La ventana de «${name}» ha dejado de funcionar.`,
  loadingAgainOffersWork: 'Vuelva a cargarla: ofrecerá el trabajo que no se guardó.',
  windowDoesNotAnswer: (name) => `La ventana de «${name}» no responde.`,
  waitOrLoadAgain: (isEdited) =>
    'Puede que esté ocupada con algo grande. Puede esperar o volver a cargarla.' +
    (isEdited
      ? ' Entonces ofrecerá el trabajo que no se guardó, salvo los dos últimos segundos.'
      : ''),
  wait: 'Esperar',
  loadAgain: 'Volver a cargar',
  closeWindow: 'Cerrar ventana',
  stoppedThreeTimes: 'Esta ventana ha dejado de funcionar tres veces',
  workIsSafe: 'Su trabajo está a salvo. Guárdelo aquí y empiece de nuevo sin él.',
  noUnsavedWork: 'No hay trabajo sin guardar.',
  kept: (time) => `Conservado: ${time}`,
  saveAs: 'Guardar como…',
  saveAsFile: (name) => `Guardar ${name} como archivo`,
  fileIsAsLastSaved: (name) => `El archivo ${name} está como lo guardó por última vez.`,
  showInFolder: 'Mostrar en su carpeta',
  startAgainEmpty: 'Empezar de nuevo, vacío',
  somethingWentWrong: 'Algo ha ido mal',
  saveUnderAnotherName:
    'Su trabajo sigue en su ventana. Guárdelo con otro nombre por seguridad y reinicie Neuromatrix.',

  new: 'Nuevo',
  open: 'Abrir…',
  opensEmptyWindow: 'Abre una ventana vacía',
  openRecent: 'Abrir reciente',
  clearRecent: 'Borrar la lista',
  noRecentFiles: 'No hay archivos recientes',
  fullScreen: 'Pantalla completa',
  showLog: 'Mostrar el registro',
  exit: 'Salir',
  quit: 'Salir',
  noSuggestions: 'No hay sugerencias',
  fileHasOtherNamesWhichWould:
    'El archivo tiene otros nombres, que conservarían el contenido anterior.',
  itIsNotFile: 'No es un archivo.',
  deviceOrPipe: 'un dispositivo o una tubería',
  theseAreNoMotifsOfThis: 'Estos motivos no son de esta versión.',
};
